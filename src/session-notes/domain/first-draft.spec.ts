import { firstDraft } from './first-draft';
import { BY_HAND, type StoredSection } from './note-record';

const stored = (section: string, content: object): StoredSection => ({ section, content, ...BY_HAND, version: 3, savedBy: 'ana', savedAt: new Date(0) }) as StoredSection;
const technique = { kind: 'technique' as const, role: 'lead' as const, technique: 'swedish', pressure: 2, regions: ['neck_post', 'upper_back'], strokes: ['effleurage'], positions: ['prone', 'seated'], note: null };
const last = { noteId: 'n0', sections: [stored('objective', { posture: 'Head forward' }), stored('treatment', { text: 'x', lines: [{ technique: 'swedish', region: 'neck_post', side: 'left', pressure: 4, limitReason: 'that day' }] })] };
const of = (sections: ReturnType<typeof firstDraft>, name: string) => sections.find(({ section }) => section === name);

describe('a first draft', () => {
  it('has every section, empty where nothing is copied', () => {
    const sections = firstDraft({ plan: null, last: null, copy: ['treatment'], template: null });
    expect(sections).toHaveLength(10);
    expect(sections.every(({ content, copiedFrom, copiedFromPlan }) => Object.keys(content).length === 0 && copiedFrom === null && copiedFromPlan === null)).toBe(true);
  });

  it('takes the work and homecare that the plan foresees, marked as from the plan', () => {
    const lines = [technique, { ...technique, strokes: ['effleurage', 'petrissage'], positions: ['prone'] }, { kind: 'self_care' as const, item: 'breathing', dose: 'daily', note: null }];
    const sections = firstDraft({ plan: { id: 'p1', lines }, last: null, copy: [], template: null });
    expect(of(sections, 'treatment')).toEqual({
      section: 'treatment', ...BY_HAND, copiedFromPlan: 'p1',
      content: { lines: [{ technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2, stroke: 'effleurage' }, { technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2, position: 'prone' }] },
    });
    expect(of(sections, 'plan')).toMatchObject({ content: { homecare: [{ item: 'breathing', dose: 'daily' }] }, copiedFromPlan: 'p1' });
    expect(of(firstDraft({ plan: { id: 'p1', lines: [technique] }, last: null, copy: [], template: null }), 'plan')).toMatchObject({ content: {}, copiedFromPlan: null });
  });

  it('copies from the last note what is asked for, before the plan, and no reason for passing a limit', () => {
    const sections = firstDraft({ plan: { id: 'p1', lines: [technique] }, last, copy: ['treatment', 'bodyChart', 'objective'], template: null });
    expect(of(sections, 'objective')).toEqual({ section: 'objective', content: { posture: 'Head forward' }, ...BY_HAND, copiedFrom: 'n0' });
    expect(of(sections, 'treatment')).toEqual({ section: 'treatment', content: { text: 'x', lines: [{ technique: 'swedish', region: 'neck_post', side: 'left', pressure: 4 }] }, ...BY_HAND, copiedFrom: 'n0' });
    expect(of(sections, 'bodyChart')).toEqual({ section: 'bodyChart', content: {}, ...BY_HAND });
    const without = firstDraft({ plan: null, last: { noteId: 'n0', sections: [stored('treatment', { text: 'x' })] }, copy: ['treatment'], template: null });
    expect(of(without, 'treatment')?.content).toEqual({ text: 'x', lines: [] });
  });

  it('adds what the template says, to the plan and to what is copied, and names its version; where there is no room it adds nothing', () => {
    const template = { id: 't1', version: 2, sections: { treatment: { text: 'As ever' }, assessment: { impression: 'Tight' }, objective: { posture: 'Level' } } };
    const sections = firstDraft({ plan: { id: 'p1', lines: [technique] }, last, copy: ['objective'], template });
    expect(of(sections, 'treatment')).toMatchObject({ content: { text: 'As ever', lines: [{ technique: 'swedish' }] }, copiedFromPlan: 'p1', templateId: 't1', templateVersion: 2 });
    expect(of(sections, 'objective')).toMatchObject({ content: { posture: 'Head forward\nLevel' }, copiedFrom: 'n0', templateId: 't1' });
    expect(of(sections, 'assessment')).toMatchObject({ content: { impression: 'Tight' }, templateId: 't1' });
    expect(of(sections, 'bodyChart')).toMatchObject({ content: {}, templateId: null });
    const long = { id: 't1', version: 1, sections: { objective: { posture: 'x'.repeat(2000) } } };
    expect(of(firstDraft({ plan: null, last, copy: ['objective'], template: long }), 'objective')).toMatchObject({ content: { posture: 'Head forward' }, templateId: null });
  });
});
