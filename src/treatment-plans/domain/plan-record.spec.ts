import { catalogue } from '../../techniques';
import { causingFindings } from './causing-findings';
import { freeze } from './frozen-plan';
import { isDecided, linesOf, standing } from './plan-line';
import type { DecisionWord, LineContent, PlanLine } from './plan-line';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { statusOf } from './plan-record';
import type { TreatmentPlan } from './plan-record';
import { suggest } from './suggest';

const noon = new Date('2026-03-02T12:00:00Z');
const review: LineContent = { kind: 'review', visit: 4, days: 30, note: null };
const sooner: LineContent = { ...review, visit: 3 };
const line = (decision?: DecisionWord, more: Partial<PlanLine> = {}): PlanLine => ({
  id: 'l1', place: 1, kind: 'review', origin: 'suggested', content: review, reason: null, addedBy: 'ana', addedAt: noon,
  decision: decision ? { decision, content: decision === 'edited' ? sooner : null, reason: 'because', by: 'ana', at: noon } : null,
  ...more,
});
const input: PlanInput = { ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic', irritability: 'low', character: ['tight', 'knotted'], goals: ['pain'], causes: ['desk_work'] };

describe('the lines of a plan', () => {
  it('are the techniques, the dose, the home care to begin with, the measures and the review of the suggestion', () => {
    const lines = linesOf(suggest(input, catalogue));
    expect(lines.filter(({ kind }) => kind === 'technique').length).toBeGreaterThan(0);
    expect(lines.find(({ kind }) => kind === 'dose')).toEqual({ kind: 'dose', sessionMin: 60, perWeek: 2, weeks: 4, sessions: 8, note: null });
    expect(lines.filter(({ kind }) => kind === 'self_care')).toHaveLength(4);
    expect(lines.at(-1)).toMatchObject({ kind: 'review', days: 30 });
  });

  it('hold no technique and no dose where none is left, and none at all where the suggestion is held', () => {
    const gentle = suggest({ ...input, boundaries: { regions: [], pressureMax: 0, products: [] } }, catalogue);
    expect(linesOf(gentle).map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['technique']));
    expect(linesOf(gentle).map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['dose']));
    expect(linesOf(suggest({ ...input, flags: ['cauda_equina'] }, catalogue))).toEqual([]);
  });

  it.each<[string, PlanLine, boolean, LineContent | null]>([
    ['undecided', line(), false, null],
    ['accepted', line('accepted'), true, review],
    ['edited', line('edited'), true, sooner],
    ['rejected', line('rejected'), true, null],
    ['added', line(undefined, { origin: 'added' }), true, review],
    ['added and rejected later', line('rejected', { origin: 'added' }), true, null],
  ])('%s: what stands', (_what, one, decided, stands) => expect([isDecided(one), standing(one)]).toEqual([decided, stands]));
});

describe('the state of a plan', () => {
  const approval = { planVersion: 5 };
  it.each([
    ['draft', { ending: null, approval: null, version: 3 }],
    ['approved', { ending: null, approval, version: 5 }],
    ['revising', { ending: null, approval, version: 6 }],
    ['withdrawn', { ending: { kind: 'withdrawn' as const }, approval, version: 6 }],
    ['discharged', { ending: { kind: 'discharged' as const }, approval, version: 6 }],
  ])('is %s by its records', (status, records) => expect(statusOf(records)).toBe(status));
});

describe('an approval', () => {
  it('freezes what stands with its reasons, what was rejected, and the limits', () => {
    const suggestion = suggest(input, catalogue);
    const lines = [line('accepted'), line('edited', { id: 'l2', place: 2 }), line('rejected', { id: 'l3', place: 3 }), line(undefined, { id: 'l4', place: 4, origin: 'added', reason: 'mine' })];
    const plan = { id: 'p1', clientId: 'c1' } as TreatmentPlan;
    const under = { revision: 2, clearanceId: 'k1', screeningId: 's1', intakeId: 'i1', suggestion, findings: [], ruleSet: { id: 'r', version: '1' } };
    const frozen = freeze({ plan, lines }, under, '2026.1');
    expect(frozen).toMatchObject({ planId: 'p1', clientId: 'c1', revision: 2, clearanceId: 'k1', catalogueVersion: '2026.1', suggesterVersion: '2026.1', ruleSet: { id: 'r', version: '1' } });
    expect(frozen.lines).toEqual([
      { lineId: 'l1', place: 1, decision: 'accepted', reason: 'because', content: review },
      { lineId: 'l2', place: 2, decision: 'edited', reason: 'because', content: sooner },
      { lineId: 'l4', place: 4, decision: 'added', reason: 'mine', content: review },
    ]);
    expect(frozen.rejected).toEqual([{ lineId: 'l3', reason: 'because', content: review }]);
    expect(frozen.limits.ceiling?.value).toBe(4);
  });
});

describe('the findings that shaped a plan', () => {
  const finding = (ruleId: string, toConfirm?: string) => ({
    ruleId, condition: 'A', level: 'proceed_with_caution', therapistNote: 'n', sources: ['s'], confidence: { status: 'seen', ...(toConfirm !== undefined && { toConfirm }) },
  });
  it('are those that it names as a cause, with their source and how sure they are', () => {
    const limits = { pressureMax: { value: 2, from: ['CI-A', 'CI-B'] }, pressureMaxLocal: [], excludeTechniques: [], excludeRegions: [], excludePositions: [], excludeProducts: [], require: [], advice: [], session: { maxMinutes: 20, from: 'CI-C' } };
    const got = causingFindings(suggest({ ...input, limits }, catalogue), [finding('CI-A'), finding('CI-B', 'the dose'), finding('CI-C'), finding('CI-D')]);
    expect(got.map(({ ruleId, certainty }) => [ruleId, certainty])).toEqual([['CI-A', 'seen'], ['CI-B', 'seen: the dose'], ['CI-C', 'seen']]);
    expect(causingFindings(suggest({ ...input, flags: ['cauda_equina'] }, catalogue), [finding('CI-A')])).toEqual([]);
  });
});
