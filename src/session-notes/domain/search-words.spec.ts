import { sectionsFrom, type StoredSection } from './note-record';
import { searchQueryOf, searchWordsOf } from './search-words';

const stored = (section: string, content: object): StoredSection => ({ section, content, copiedFrom: null, copiedFromPlan: null, version: 1, savedBy: 'ana', savedAt: new Date(0) }) as StoredSection;

describe('the words of a note', () => {
  it('are its texts as they are compared, and its codes behind a mark', () => {
    const words = searchWordsOf(sectionsFrom([
      stored('subjective', { complaint: 'Núñez’ neck, and '.concat('x'.repeat(70)), goals: ['pain'], pregnancyAsked: true }),
      stored('objective', { palpation: [{ muscle: 'scalenes', side: 'left' }] }),
      stored('bodyChart', { findings: [{ region: 'low_back', side: 'both', kind: 'tight', point: null }] }),
      stored('treatment', { lines: [{ technique: 'swedish', region: 'neck_post', muscle: 'upper_trapezius', side: 'both', pressure: 2 }] }),
    ]));
    expect(words).toEqual(expect.arrayContaining(['#t:swedish', '#r:neck_post', '#r:low_back', '#m:upper_trapezius', '#m:scalenes', 'nunez', 'neck', 'and', 'pain']));
    expect(words.some((word) => word.length > 60)).toBe(false);
    expect(searchWordsOf(sectionsFrom([]))).toEqual([]);
  });

  it('are looked for by their beginnings, codes as a whole; nothing typed can be an operator', () => {
    expect(searchQueryOf({ text: 'Stiff  nec', technique: 'swedish', region: 'neck_post', muscle: 'scalenes' })).toBe(`'#t:swedish' & '#r:neck_post' & '#m:scalenes' & 'stiff':* & 'nec':*`);
    expect(searchQueryOf({ text: `O'Brien & !x | (y):* <-> \\` })).toBe(`'obrien':* & 'x':* & 'y':*`);
    expect([searchQueryOf({}), searchQueryOf({ text: ' -- ' })]).toEqual([undefined, undefined]);
  });
});
