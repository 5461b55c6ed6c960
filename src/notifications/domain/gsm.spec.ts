import { segmentsOf, toGsm, withName } from './gsm';

describe('the alphabet of text messages', () => {
  it.each([
    ['Lucía, ¿mañana?', 'Lucia, ¿mañana?'],
    ['sáb, 5 dic', 'sab, 5 dic'],
    ['10:00\u202fAM – “Alder’s”…', '10:00 AM - "Alder\'s"...'],
    ['Łódź', 'Łodz'],
    ['e\u0301', 'é'],
    ['Clínica 中', 'Clinica 中'],
    ['a\tb', 'a b'],
  ])('%j is written %j', (text, written) => {
    expect(toGsm(text)).toBe(written);
  });

  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['中'.repeat(70), 1],
    ['中'.repeat(71), 2],
    ['中'.repeat(135), 3],
  ])('%# takes so many messages', (text, count) => {
    expect(segmentsOf(text)).toBe(count);
  });
});

describe('a name in a text', () => {
  const write = (rest: number) => (name: string) => `${name}: ${'x'.repeat(rest)}`;

  it.each([
    ['is left alone where there is room', 'Alder Massage', 100, 'Alder Massage: '],
    ['is shortened where that saves a message', 'The Massage Rooms of Alder Street', 140, 'The Massage Rooms.: '],
    ['is not shortened beyond a name', 'The Massage Rooms of Alder Street', 155, 'The Massage Rooms of Alder Street: '],
    ['stays whole where it is short already', 'Alder', 158, 'Alder: '],
  ])('%s', (_, name, rest, begins) => {
    expect(withName(name, write(rest))).toBe(`${begins}${'x'.repeat(rest)}`);
  });
});
