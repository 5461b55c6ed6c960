import { DECISIONS, HOLD_ACTORS, HOLD_STATES, HOLD_TRANSITIONS, holdStateOf, stepOf, type HoldActor, type HoldFacts, type HoldState } from './hold-states';

const [therapist, doctor, second] = HOLD_ACTORS;
const told = (state: HoldState, actor: HoldActor): string[] => DECISIONS.map((decision) => Object.values(stepOf(state, decision, actor)).join());

/** What accept, clear, clear_with_limits, answered_in_error, move_up and refer do at each state, by whom. */
const TABLE: readonly [HoldState, HoldActor, ...string[]][] = [
  ['mild', therapist, 'no_review_needed', 'no_review_needed', 'no_review_needed', 'correction_due', 'higher', 'referred'],
  ['mild', doctor, 'no_review_needed', 'no_review_needed', 'no_review_needed', 'correction_due', 'higher', 'referred'],
  ['held', therapist, 'held', 'held_cleared', 'held_cleared', 'correction_due', 'higher', 'referred'],
  ['held', doctor, 'held', 'held_cleared', 'held_cleared', 'correction_due', 'higher', 'referred'],
  ['held_cleared', therapist, 'held', 'held_cleared', 'held_cleared', 'correction_due', 'higher', 'referred'],
  ['held_cleared', doctor, 'held', 'held_cleared', 'held_cleared', 'correction_due', 'higher', 'referred'],
  ['referred', therapist, 'referred', 'half_cleared', 'half_cleared', 'correction_due', 'higher', 'referred'],
  ['referred', doctor, 'referred', 'referred_cleared', 'referred_cleared', 'correction_due', 'higher', 'referred'],
  ['half_cleared', therapist, 'referred', 'half_cleared', 'half_cleared', 'correction_due', 'higher', 'referred'],
  ['half_cleared', doctor, 'referred', 'referred_cleared', 'referred_cleared', 'correction_due', 'higher', 'referred'],
  ['half_cleared', second, 'referred', 'referred_cleared', 'referred_cleared', 'correction_due', 'higher', 'referred'],
  ['referred_cleared', therapist, 'referred', 'cleared_already', 'cleared_already', 'correction_due', 'higher', 'referred'],
  ['referred_cleared', doctor, 'referred', 'referred_cleared', 'referred_cleared', 'correction_due', 'higher', 'referred'],
  ...HOLD_ACTORS.flatMap((actor): [HoldState, HoldActor, ...string[]][] => [
    ['correction_due', actor, 'same', 'correction_awaited', 'correction_awaited', 'correction_awaited', 'higher', 'same'],
    ['urgent', actor, 'same', 'cannot_be_overridden', 'cannot_be_overridden', 'grave_correction_due', 'higher', 'cannot_be_overridden'],
    ['emergency', actor, 'same', 'cannot_be_overridden', 'cannot_be_overridden', 'grave_correction_due', 'higher', 'cannot_be_overridden'],
    ['attended', actor, 'same', 'cannot_be_overridden', 'cannot_be_overridden', 'grave_correction_due', 'higher', 'cannot_be_overridden'],
    ['grave_correction_due', actor, 'same', 'cannot_be_overridden', 'cannot_be_overridden', 'correction_awaited', 'higher', 'cannot_be_overridden'],
    ['superseded', actor, ...DECISIONS.map(() => 'screening_superseded')],
  ]),
  ...(['mild', 'held', 'held_cleared', 'referred', 'referred_cleared'] as const).map((state): [HoldState, HoldActor, ...string[]] => [state, second, ...DECISIONS.map(() => 'second_review_not_needed')]),
];

describe('the review state machine', () => {
  it.each(TABLE)('at %s, by a %s', (state, actor, ...steps) => {
    expect(told(state, actor)).toEqual(steps);
  });

  it('says something for every state, action and actor, and has no row that says nothing', () => {
    expect(TABLE).toHaveLength(HOLD_STATES.length * HOLD_ACTORS.length);
    const all = HOLD_STATES.flatMap((state) => DECISIONS.flatMap((decision) => HOLD_ACTORS.map((actor) => [state, decision, actor] as const)));
    const first = all.map(([state, decision, actor]) => HOLD_TRANSITIONS.findIndex(({ from, on, by }) => from.includes(state) && on.includes(decision) && (by?.includes(actor) ?? true)));
    expect([...new Set(first)].sort((a, b) => a - b)).toEqual(HOLD_TRANSITIONS.map((_, at) => at));
    expect(() => stepOf('nowhere' as HoldState, 'accept', 'therapist')).toThrow('nothing says');
  });
});

describe('how a screening stands', () => {
  const facts = (more: Partial<HoldFacts>): HoldFacts => ({ level: 'therapist_review', isLatest: true, clearanceInForce: false, awaitsSecond: false, correctionOpen: false, outcomeEnds: false, ...more });
  it.each<[HoldState, Partial<HoldFacts>]>([
    ['held', {}],
    ['held_cleared', { clearanceInForce: true }],
    ['mild', { level: 'proceed' }],
    ['mild', { level: 'proceed_with_caution', clearanceInForce: true }],
    ['referred', { level: 'refer_before_massage' }],
    ['half_cleared', { level: 'refer_before_massage', awaitsSecond: true }],
    ['referred_cleared', { level: 'refer_before_massage', clearanceInForce: true }],
    ['urgent', { level: 'urgent_same_day' }],
    ['emergency', { level: 'emergency_now' }],
    ['attended', { level: 'emergency_now', outcomeEnds: true }],
    ['correction_due', { correctionOpen: true, clearanceInForce: true }],
    ['grave_correction_due', { level: 'urgent_same_day', correctionOpen: true, outcomeEnds: true }],
    ['superseded', { isLatest: false, level: 'emergency_now', correctionOpen: true }],
  ])('%s: %j', (state, more) => {
    expect(holdStateOf(facts(more))).toBe(state);
  });
});
