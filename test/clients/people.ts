/** Bodies of `POST /clients` for the people of these stories. */
export const johnson = { givenName: 'Anna', familyName: 'Johnson', dateOfBirth: '1990-05-17', email: 'Anna.Johnson@Mail.example', phone: '(212) 555-0123' };
export const mia = { givenName: 'Mia', familyName: 'Vega', dateOfBirth: '2012-05-17' };
export const rosa = { name: 'Rosa Vega', relation: 'mother', phone: '212 555 0177', email: 'rosa@mail.example' };
