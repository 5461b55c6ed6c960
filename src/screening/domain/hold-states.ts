import { rankOf, type Level } from './levels';

/** What a therapist may decide about one finding, or about one question that screening could not decide. */
export const DECISIONS = ['accept', 'clear', 'clear_with_limits', 'answered_in_error', 'move_up', 'refer'] as const;
export type DecisionWord = (typeof DECISIONS)[number];

/** How a screening stands. `correction_due`: the client has a link to correct these very answers. */
export const HOLD_STATES = [
  'mild', 'held', 'held_cleared', 'referred', 'half_cleared', 'referred_cleared', 'correction_due',
  'urgent', 'emergency', 'attended', 'grave_correction_due', 'superseded',
] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** In what role a therapist decides: alone, on a doctor's word, or as the second of two. Nobody else decides at all. */
export const HOLD_ACTORS = ['therapist', 'therapist_with_doctor', 'second_therapist'] as const;
export type HoldActor = (typeof HOLD_ACTORS)[number];

export type HoldRefusal = 'screening_superseded' | 'no_review_needed' | 'second_review_not_needed' | 'cleared_already' | 'correction_awaited' | 'cannot_be_overridden' | 'urgent_answer_waits';

/** `same`: nothing opens or shuts. `higher`: the state of the level that it is moved up to. */
type To = HoldState | 'same' | 'higher';
type Row = Readonly<{ from: readonly HoldState[]; on: readonly DecisionWord[]; by?: readonly HoldActor[] } & ({ to: To } | { refused: HoldRefusal })>;

const CLEARING: readonly DecisionWord[] = ['clear', 'clear_with_limits'];
const GRAVE: readonly HoldState[] = ['urgent', 'emergency', 'attended'];

/** The review state machine. The first row that fits answers; without `by` it is for every actor. */
export const HOLD_TRANSITIONS: readonly Row[] = [
  { from: ['superseded'], on: DECISIONS, refused: 'screening_superseded' },

  { from: ['correction_due', 'grave_correction_due'], on: ['answered_in_error'], refused: 'correction_awaited' },
  { from: ['correction_due'], on: CLEARING, refused: 'correction_awaited' },
  { from: ['correction_due'], on: ['accept', 'refer'], to: 'same' },
  { from: ['correction_due', 'grave_correction_due'], on: ['move_up'], to: 'higher' },

  { from: [...GRAVE, 'grave_correction_due'], on: [...CLEARING, 'refer'], refused: 'cannot_be_overridden' },
  { from: [...GRAVE, 'grave_correction_due'], on: ['accept'], to: 'same' },
  { from: GRAVE, on: ['answered_in_error'], to: 'grave_correction_due' },
  { from: GRAVE, on: ['move_up'], to: 'higher' },

  { from: ['mild', 'held', 'held_cleared', 'referred', 'referred_cleared'], on: DECISIONS, by: ['second_therapist'], refused: 'second_review_not_needed' },
  { from: ['mild'], on: [...CLEARING, 'accept'], refused: 'no_review_needed' },
  { from: ['held', 'held_cleared'], on: ['accept'], to: 'held' },
  { from: ['held', 'held_cleared'], on: CLEARING, to: 'held_cleared' },
  { from: ['referred', 'half_cleared', 'referred_cleared'], on: ['accept'], to: 'referred' },
  { from: ['referred', 'half_cleared', 'referred_cleared'], on: CLEARING, by: ['therapist_with_doctor'], to: 'referred_cleared' },
  { from: ['half_cleared'], on: CLEARING, by: ['second_therapist'], to: 'referred_cleared' },
  { from: ['referred', 'half_cleared'], on: CLEARING, to: 'half_cleared' },
  { from: ['referred_cleared'], on: CLEARING, refused: 'cleared_already' },

  { from: ['mild', 'held', 'held_cleared', 'referred', 'half_cleared', 'referred_cleared'], on: ['answered_in_error'], to: 'correction_due' },
  { from: ['mild', 'held', 'held_cleared', 'referred', 'half_cleared', 'referred_cleared'], on: ['move_up'], to: 'higher' },
  { from: ['mild', 'held', 'held_cleared', 'referred', 'half_cleared', 'referred_cleared'], on: ['refer'], to: 'referred' },
];

export type Step = Readonly<{ to: To }> | Readonly<{ refused: HoldRefusal }>;

export const stepOf = (state: HoldState, action: DecisionWord, actor: HoldActor): Step => {
  const row = HOLD_TRANSITIONS.find(({ from, on, by }) => from.includes(state) && on.includes(action) && (by?.includes(actor) ?? true));
  if (!row) throw new Error(`nothing says what ${action} does at ${state}`);
  return 'refused' in row ? { refused: row.refused } : { to: row.to };
};

export type HoldFacts = Readonly<{
  level: Level;
  isLatest: boolean;
  /** Granted for this screening, neither closed nor run out. */
  clearanceInForce: boolean;
  /** The last review of it cleared and waits for a second therapist. */
  awaitsSecond: boolean;
  /** A link to correct its answers is open. */
  correctionOpen: boolean;
  /** A doctor's word that ends a grave hold is on record. */
  outcomeEnds: boolean;
}>;

export const holdStateOf = (facts: HoldFacts): HoldState => {
  if (!facts.isLatest) return 'superseded';
  const rank = rankOf(facts.level);
  if (facts.correctionOpen) return rank >= 4 ? 'grave_correction_due' : 'correction_due';
  if (rank >= 4) return facts.outcomeEnds ? 'attended' : rank === 4 ? 'urgent' : 'emergency';
  if (rank <= 1) return 'mild';
  if (rank === 2) return facts.clearanceInForce ? 'held_cleared' : 'held';
  if (facts.clearanceInForce) return 'referred_cleared';
  return facts.awaitsSecond ? 'half_cleared' : 'referred';
};
