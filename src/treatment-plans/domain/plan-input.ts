import type { Chronicity, Irritability } from '../../techniques';

export const PREVIOUS_RESPONSES = ['better', 'no_change', 'worse', 'worse_twice'] as const;
export type PreviousResponse = (typeof PREVIOUS_RESPONSES)[number];

/** Why nothing is suggested, in the order in which one hides the next. */
export const HELD_STATUSES = [
  'stop_emergency',
  'stop_urgent',
  'screening_incomplete',
  'postpone',
  'needs_clearance',
  'not_lead_treatment',
] as const;
export type HeldStatus = (typeof HELD_STATUSES)[number];

/** One constraint word with the ids of the rules that set it. */
export type LimitWord = Readonly<{ what: string; from: readonly string[] }>;

type Cause = string | readonly string[];

/** The limits of a screening: the union over its findings, words of the vocabulary of `techniques`. */
export type PlanLimits = Readonly<{
  pressureMax: Readonly<{ value: number; from: Cause }> | null;
  pressureMaxLocal: readonly Readonly<{ where: string; value: number; from: Cause }>[];
  excludeTechniques: readonly LimitWord[];
  excludeRegions: readonly LimitWord[];
  excludePositions: readonly LimitWord[];
  excludeProducts: readonly LimitWord[];
  require: readonly LimitWord[];
  advice: readonly LimitWord[];
  session: Readonly<{ maxMinutes: number; from: Cause }> | null;
  /** When to wait, in the words of the rule. */
  holds?: readonly Readonly<{ text: string; from: Cause }>[];
  /** Hours to stay away from the spot that the rule is about. */
  holdLocalHours?: readonly Readonly<{ hours: number; from: Cause }>[];
}>;

/** A reason to suggest nothing that comes from outside the flags: a finding without a clearance, an open question. */
export type Hold = Readonly<{ status: HeldStatus; text: string; from: string }>;

/** What the client's record says at all times. `regions` are catalogue regions not to be touched. */
export type Boundaries = Readonly<{
  regions: readonly string[];
  pressureMax: number | null;
  products: readonly string[];
}>;

/** Everything that the suggester looks at. Ids and codes are those of the catalogue. */
export type PlanInput = Readonly<{
  /** Where it hurts most. */
  region: string;
  /** Where that pain is also felt when the spot is pressed. */
  referredTo: readonly string[];
  chronicity: Chronicity;
  irritability: Irritability;
  character: readonly string[];
  goals: readonly string[];
  causes: readonly string[];
  /** 1-5, or null where the client has no wish. */
  pressurePref: number | null;
  flags: readonly string[];
  /** Flags that a medical clearance covers. */
  cleared: readonly string[];
  /** False: nothing was answered. */
  screened: boolean;
  firstVisit: boolean;
  /** Strength, feeling and reflexes were examined by a clinician for this complaint. */
  medicallyAssessed: boolean;
  /** The nerve questions were asked and answered "no". */
  nerveQuestionsClear: boolean;
  /** Response to earlier care, by technique. */
  previous: Readonly<Record<string, PreviousResponse>>;
  liked: readonly string[];
  declined: readonly string[];
  /** The therapist's credentials; null = the catalogue's default. */
  credentials: readonly string[] | null;
  /** Techniques that this clinic does not offer. */
  switchedOff: readonly string[];
  /** Places that only this record names: by flag id or by dynamic region of the vocabulary. */
  sites: Readonly<Record<string, readonly string[]>>;
  limits: PlanLimits | null;
  boundaries: Boundaries | null;
  holds: readonly Hold[];
}>;

/** An input with nothing said beyond the complaint: start here and override. */
export const emptyPlanInput: Omit<PlanInput, 'region' | 'chronicity' | 'irritability'> = {
  referredTo: [],
  character: [],
  goals: [],
  causes: [],
  pressurePref: null,
  flags: [],
  cleared: [],
  screened: true,
  firstVisit: false,
  medicallyAssessed: false,
  nerveQuestionsClear: false,
  previous: {},
  liked: [],
  declined: [],
  credentials: null,
  switchedOff: [],
  sites: {},
  limits: null,
  boundaries: null,
  holds: [],
};
