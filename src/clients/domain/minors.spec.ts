import { ageFault, isMinor } from './minors';

describe('a minor', () => {
  it.each([
    ['2008-11-24', '2026-11-23', true],
    ['2008-11-24', '2026-11-24', false],
    ['2008-02-29', '2026-02-28', true],
    ['2008-02-29', '2026-03-01', false],
    ['1950-01-01', '2026-11-24', false],
  ])('born on %s is one on %s: %s', (born, today, minor) => {
    expect(isMinor(born, today)).toBe(minor);
  });

  const guardian = { name: 'Rosa Vega', relation: 'mother', phone: '555 0100', email: null };

  it.each([
    ['needs a guardian', { dateOfBirth: '2012-05-17', guardian: null }, 'guardian_required'],
    ['may come with a guardian', { dateOfBirth: '2012-05-17', guardian }, undefined],
    ['may be born today', { dateOfBirth: '2026-11-24', guardian }, undefined],
    ['may not be born tomorrow', { dateOfBirth: '2026-11-25', guardian }, 'born_in_the_future'],
    ['needs none as an adult', { dateOfBirth: '1990-05-17', guardian: null }, undefined],
  ])('%s', (_, details, fault) => {
    expect(ageFault(details, '2026-11-24')).toBe(fault);
  });
});
