import { wordsFor } from './note-access';

describe('the words about an access', () => {
  const why = { text: 'She fainted on the way home', by: 'cy' };

  it('are read by clinical staff and by whoever wrote them, and by no owner who treats nobody', () => {
    expect(wordsFor(why, { id: 'ana', isClinical: true })).toBe('She fainted on the way home');
    expect(wordsFor(why, { id: 'cy', isClinical: false })).toBe('She fainted on the way home');
    expect(wordsFor(why, { id: 'olu', isClinical: false })).toBeNull();
  });
});
