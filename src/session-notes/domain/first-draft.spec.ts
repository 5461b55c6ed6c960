import { firstDraft } from './first-draft';
import type { StoredSection } from './note-record';

const stored = (section: string, content: object): StoredSection => ({ section, content, copiedFrom: null, copiedFromPlan: null, version: 3, savedBy: 'ana', savedAt: new Date(0) }) as StoredSection;
const technique = { kind: 'technique' as const, role: 'lead' as const, technique: 'swedish', pressure: 2, regions: ['neck_post', 'upper_back'], strokes: ['effleurage'], positions: ['prone', 'seated'], note: null };
const last = { noteId: 'n0', sections: [stored('objective', { posture: 'Head forward' }), stored('treatment', { text: 'x', lines: [{ technique: 'swedish', region: 'neck_post', side: 'left', pressure: 4, limitReason: 'that day' }] })] };
const of = (sections: ReturnType<typeof firstDraft>, name: string) => sections.find(({ section }) => section === name);

describe('a first draft', () => {
  it('has every section, empty where nothing is copied', () => {
    const sections = firstDraft({ plan: null, last: null, copy: ['treatment'] });
    expect(sections).toHaveLength(10);
    expect(sections.every(({ content, copiedFrom, copiedFromPlan }) => Object.keys(content).length === 0 && copiedFrom === null && copiedFromPlan === null)).toBe(true);
  });

  it('takes the work and homecare that the plan foresees, marked as from the plan', () => {
    const lines = [technique, { ...technique, strokes: ['effleurage', 'petrissage'], positions: ['prone'] }, { kind: 'self_care' as const, item: 'breathing', dose: 'daily', note: null }];
    const sections = firstDraft({ plan: { id: 'p1', lines }, last: null, copy: [] });
    expect(of(sections, 'treatment')).toEqual({
      section: 'treatment', copiedFrom: null, copiedFromPlan: 'p1',
      content: { lines: [{ technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2, stroke: 'effleurage' }, { technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2, position: 'prone' }] },
    });
    expect(of(sections, 'plan')).toMatchObject({ content: { homecare: [{ item: 'breathing', dose: 'daily' }] }, copiedFromPlan: 'p1' });
    expect(of(firstDraft({ plan: { id: 'p1', lines: [technique] }, last: null, copy: [] }), 'plan')).toMatchObject({ content: {}, copiedFromPlan: null });
  });

  it('copies from the last note what is asked for, before the plan, and no reason for passing a limit', () => {
    const sections = firstDraft({ plan: { id: 'p1', lines: [technique] }, last, copy: ['treatment', 'bodyChart', 'objective'] });
    expect(of(sections, 'objective')).toEqual({ section: 'objective', content: { posture: 'Head forward' }, copiedFrom: 'n0', copiedFromPlan: null });
    expect(of(sections, 'treatment')).toEqual({ section: 'treatment', content: { text: 'x', lines: [{ technique: 'swedish', region: 'neck_post', side: 'left', pressure: 4 }] }, copiedFrom: 'n0', copiedFromPlan: null });
    expect(of(sections, 'bodyChart')).toEqual({ section: 'bodyChart', content: {}, copiedFrom: null, copiedFromPlan: null });
    const without = firstDraft({ plan: null, last: { noteId: 'n0', sections: [stored('treatment', { text: 'x' })] }, copy: ['treatment'] });
    expect(of(without, 'treatment')?.content).toEqual({ text: 'x', lines: [] });
  });
});
