import { searchTermsOf } from './search-terms';

describe('search terms', () => {
  it.each([
    ['Jonson', { prefix: 'jonson', patterns: ['%jonson%'], longest: '%jonson%', typed: 'jonson' }],
    ['  Ana  Johnson', { prefix: 'ana johnson', patterns: ['%ana%', '%johnson%'], longest: '%johnson%', typed: 'ana johnson' }],
    ["O'Brien-Núñez", { prefix: 'obrien nunez', patterns: ['%obrien%', '%nunez%'], longest: '%obrien%', typed: 'obrien nunez' }],
    ['Ana.J@mail.example', { prefix: 'ana.j@mail.example', patterns: ['%ana.j@mail.example%'], longest: '%ana.j@mail.example%', typed: 'ana.j@mail.example' }],
    ['a_b@x', { prefix: 'a_b@x', patterns: ['%a\\_b@x%'], longest: '%a\\_b@x%', typed: 'a_b@x' }],
    ['+1 (212) 555-0123', { prefix: '25550123', patterns: ['%25550123%'], longest: '%25550123%', typed: '25550123' }],
    ['021 123', { prefix: '21123', patterns: ['%21123%'], longest: '%21123%', typed: '21123' }],
  ])('reads %s', (typed, terms) => {
    expect(searchTermsOf(typed)).toEqual(terms);
  });

  it.each(['', '   ', '!!', '+', '000'])('has nothing to look for in "%s"', (typed) => {
    expect(searchTermsOf(typed)).toBeUndefined();
  });
});
