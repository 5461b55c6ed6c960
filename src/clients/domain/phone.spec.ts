import { internationalOf } from './phone';

describe('a phone number for networks', () => {
  it.each([
    ['(212) 555-0199', 'US', '+12125550199'],
    ['1 212 555 0199', 'US', '+12125550199'],
    ['+34 612 34 56 78', 'US', '+34612345678'],
    ['0034 612 345 678', 'US', '+34612345678'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['0170 1234567', 'DE', '+491701234567'],
    ['021 123 4567', 'NZ', '+64211234567'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['555 0199', 'US', undefined],
    ['12345', 'US', undefined],
    ['212 555 0199', 'XX', undefined],
    ['+0 12 345 678 90', 'US', undefined],
  ])('%s in %s is %s', (phone, country, international) => {
    expect(internationalOf(phone, country)).toBe(international);
  });
});
