import { isSameName } from './identity';

describe('a family name', () => {
  it.each([
    ['garcia lopez', 'García-López'], ["O'BRIEN", 'O’Brien'], ['  núñez ', 'Nunez'], ['Strasse', 'Straße'], ['delacruz', 'De la Cruz'], ['李', '李'], ['Sorensen', 'Sørensen'],
  ])('%j is the same as %j', (typed, name) => {
    expect(isSameName(typed, name)).toBe(true);
  });

  it.each([['Garcia', 'García-López'], ['', 'Park'], ['-', '-'], ['Parks', 'Park'], ['Park', 'Bark']])('%j is not %j', (typed, name) => {
    expect(isSameName(typed, name)).toBe(false);
  });
});
