import type { EvidenceGrade } from '../../techniques';
import type { HeldStatus } from './plan-input';

/** A written reason. `cause` is the id of what led to it: a flag, a screening rule, a boundary. */
export type Reason = Readonly<{ code: string; text: string; cause: string | null }>;

export type HeldReason = Reason & Readonly<{ status: HeldStatus }>;

export type ScoredTerm = Readonly<{ term: string; points: number; text: string }>;

export type TechniqueLine = Readonly<{
  technique: string;
  name: string;
  family: string;
  score: number;
  points: readonly ScoredTerm[];
  /** Below the threshold of the method: the best of what is left, shown as a weak match. */
  weakMatch: boolean;
  startPressure: number;
  maxPressure: number;
  /** The painful region first (or the region beside it), then chain regions. */
  regions: readonly string[];
  strokes: readonly string[];
  strokesLeftOut: readonly Readonly<{ stroke: string; text: string; from: readonly string[] }>[];
  positions: readonly string[];
  evidence: Readonly<{ grade: EvidenceGrade; note: string; sources: readonly string[] }>;
  cautions: readonly string[];
  /** For the client. */
  explain: string;
}>;

export type Ceiling = Readonly<{ value: number; setBy: readonly Reason[]; considered: readonly (Reason & { value: number })[] }>;

export type NoGo = Readonly<{
  place: string;
  label: string;
  /** Most pressure there; 0 = none at all. */
  pressureMax: number;
  /** True while the therapist still has to ask where it is. */
  askWhere: string | null;
  from: readonly string[];
}>;

export type PositionAdvice = Readonly<{
  allowed: readonly Readonly<{ position: string; condition: string | null }>[];
  excluded: readonly Readonly<{ position: string; text: string; from: readonly string[] }>[];
}>;

export type MuscleToConsider = Readonly<{
  muscle: string;
  name: string;
  role: 'refers_to_pain' | 'lies_there';
  home: readonly string[];
  text: string;
  caution: string;
}>;

export type Dose = Readonly<{
  rule: string;
  session_min: number;
  per_week: string;
  weeks: number;
  sessions: number;
  reassess: string;
  fallback: string | null;
  note: string;
  sources: readonly string[];
  modifiers: readonly Readonly<{ id: string; text: string; from: readonly string[]; sources: readonly string[] }>[];
}>;

export type OfferedSelfCare = Readonly<{
  item: string;
  name: string;
  dose: string;
  how: string;
  why: string;
  /** One of the few to begin with. */
  startWith: boolean;
  sources: readonly string[];
}>;

export type WithheldSelfCare = Readonly<{ item: string; name: string; text: string; from: readonly string[] }>;

export type Suggestion = Readonly<{
  status: 'ok' | HeldStatus;
  reasons: readonly HeldReason[];
  lead: TechniqueLine | null;
  adjuncts: readonly TechniqueLine[];
  /** Every technique that could have been suggested, best first. */
  considered: readonly Readonly<{ technique: string; score: number }>[];
  ceiling: Ceiling | null;
  excluded: readonly Readonly<{ technique: string; reasons: readonly Reason[] }>[];
  unavailable: readonly Readonly<{ technique: string; reason: Reason }>[];
  noGo: readonly NoGo[];
  positions: PositionAdvice;
  leaveOut: readonly Readonly<{ kind: 'product' | 'modality' | 'muscle'; id: string; text: string; from: readonly string[] }>[];
  requirements: readonly Readonly<{ text: string; from: readonly string[] }>[];
  muscles: readonly MuscleToConsider[];
  chainRegions: readonly Readonly<{ region: string; text: string }>[];
  dose: Dose | null;
  selfCare: Readonly<{ offered: readonly OfferedSelfCare[]; withheld: readonly WithheldSelfCare[] }>;
  measures: readonly Readonly<{ measure: string; name: string; use: string; change: string; shipItems: boolean }>[];
  /** Whichever comes first: that visit or that many days after the start. */
  review: Readonly<{ visit: number; days: number; text: string }> | null;
  stopRules: readonly Readonly<{ id: string; rule: string; sources: readonly string[] }>[];
  consent: readonly Readonly<{ kind: 'sensitive_area' | 'discomfort' | 'marks'; what: string; text: string }>[];
  /** Sentences that may be said to this client about the plan. */
  claims: readonly Readonly<{ claim: string; text: string }>[];
  notes: readonly string[];
  catalogueVersion: string;
}>;
