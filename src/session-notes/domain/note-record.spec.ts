import { emptyPlanInput } from '../../treatment-plans';
import { freezeNote, isLateEntry, isStudent } from './frozen-note';
import { BY_HAND, isUntouched, scoresOf, sectionsFrom, summaryOf, type NoteBasis, type SessionNote, type StoredSection } from './note-record';
import { isSection } from './sections';

const input = { ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic' as const, irritability: 'low' as const };
const basis: NoteBasis = { input, screeningId: 's1', ruleSet: { id: 'r', version: '1' }, catalogueVersion: '2026.1', planRevision: null };
const note: SessionNote = {
  id: 'n1', clientId: 'c1', kind: 'treatment', authorId: 'ana', planId: null, appointmentId: null, clearanceId: 'k1', clearanceExpiresAt: new Date(0), basis,
  heldAt: new Date('2026-03-02T10:00:00Z'), startedAt: new Date('2026-03-02T10:00:00Z'), version: 1, signedAt: null, withdrawnAt: null, privacy: 'clinical', discipline: null, readers: [],
};
const stored = (section: string, content: object, more: Partial<StoredSection> = {}): StoredSection =>
  ({ section, content, ...BY_HAND, version: 1, savedBy: 'ana', savedAt: new Date(0), ...more }) as StoredSection;
const line = { technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2 };
const mark = { code: 'no_go_region', pointer: '/regions/0', text: 'x', cause: 'boundary' };

describe('a note', () => {
  it('gives each number a row of its own', () => {
    const range = [{ joint: 'neck' as const, movement: 'rotation', side: 'left' as const, before: 40, after: 55 }];
    expect(scoresOf({ painBefore: { now: 6, average: 5, worst: 8 }, painAfter: 3, activities: [{ name: 'turn the head', score: 4 }], overallChange: 1, range, percentOfNormal: 60, stress: 0, sleep: 7 })).toEqual([
      { measure: 'nprs', moment: 'before', item: '', value: 6 }, { measure: 'nprs', moment: 'week_average', item: '', value: 5 }, { measure: 'nprs', moment: 'week_worst', item: '', value: 8 },
      { measure: 'nprs', moment: 'after', item: '', value: 3 }, { measure: 'psfs', moment: 'before', item: '', value: 4 }, { measure: 'groc', moment: 'before', item: '', value: 1 },
      { measure: 'sane', moment: 'before', item: '', value: 60 }, { measure: 'stress', moment: 'before', item: '', value: 0 }, { measure: 'sleep', moment: 'before', item: '', value: 7 },
      { measure: 'rom', moment: 'before', item: 'neck rotation left', value: 40 }, { measure: 'rom', moment: 'after', item: 'neck rotation left', value: 55 },
    ]);
    expect(scoresOf({})).toEqual([]);
  });

  it('is summed up for lists', () => {
    const sections = sectionsFrom([
      stored('visit', { minutes: 50 }), stored('subjective', { sinceLast: 'same' }), stored('treatment', { lines: [line, line] }), stored('bodyChart', { findings: [{ region: 'neck_post', side: 'left', kind: 'tight' }] }),
      stored('measures', { painBefore: { now: 6 }, painAfter: 4, overallChange: 2 }),
    ]);
    const trend = { outcome: 'therapist_review' as const, reasons: [{ rule: 'worse', outcome: 'therapist_review' as const, text: 'x', source: 'y' }], visits: 1, painBefore: 6, painNow: 6 };
    expect(summaryOf(sections, basis, [[mark]], { trend, needsCosignature: false })).toEqual({
      painBefore: 6, painAfter: 4, minutes: 50, techniques: ['swedish'], regions: ['neck_post'], findings: 1, marks: 1, complaintRegion: 'neck_post', sinceLast: 'same', overallChange: 2, held: ['worse'], needsCosignature: false,
    });
    expect(summaryOf(sectionsFrom([]), { ...basis, input: null }, [], { trend: null, needsCosignature: true })).toEqual({
      painBefore: null, painAfter: null, minutes: null, techniques: [], regions: [], findings: 0, marks: 0, complaintRegion: null, sinceLast: null, overallChange: null, held: [], needsCosignature: true,
    });
  });

  it('has sections that nobody has touched since they were copied or filled', () => {
    expect([BY_HAND, { ...BY_HAND, copiedFrom: 'n0' }, { ...BY_HAND, copiedFromPlan: 'p0' }, { ...BY_HAND, templateId: 't0', templateVersion: 1 }].map(isUntouched)).toEqual([false, true, true, true]);
  });

  it('is frozen with its marks, reasons, copies and versions, and without what the limits were read from', () => {
    const given = [
      stored('treatment', { lines: [{ ...line, limitReason: 'asked for it' }, line, line] }), stored('plan', {}, { copiedFrom: 'n0' }), stored('objective', {}, { copiedFromPlan: 'p0', templateId: 't0', templateVersion: 3 }), stored('assessment', {}, { templateId: 't0', templateVersion: 3 }), stored('visit', {}),
    ];
    const signer = { id: 'cy', name: 'Cy', credentials: ['student'] };
    const frozen = freezeNote(note, given, { marks: [[mark], [], [mark]], trend: null, signer, lateReason: null, now: new Date('2026-03-05T10:00:00Z') });
    expect(frozen).toMatchObject({
      heldAt: '2026-03-02T10:00:00.000Z', basis: { catalogueVersion: '2026.1' }, copied: [{ section: 'plan', from: 'n0' }, { section: 'objective', from: 'p0' }, { section: 'objective', from: 't0', templateVersion: 3 }, { section: 'assessment', from: 't0', templateVersion: 3 }], needsCosignature: true, lateEntry: true,
      limitMarks: [{ line: 0, reason: 'asked for it' }, { line: 2, reason: null }],
    });
    expect(Object.keys(frozen.basis)).not.toContain('input');
    const bare = freezeNote(note, [], { marks: [[mark]], trend: null, signer, lateReason: null, now: note.heldAt });
    expect([bare.lateEntry, bare.limitMarks]).toEqual([false, [{ line: 0, marks: [mark], reason: null }]]);
  });

  it('knows small facts', () => {
    expect([isLateEntry(note.heldAt, new Date('2026-03-04T10:00:00Z')), isStudent([]), isSection('plan'), isSection('constructor')]).toEqual([false, false, true, false]);
  });
});
