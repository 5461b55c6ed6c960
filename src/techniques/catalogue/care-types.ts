import type { Basis, Chronicity, EvidenceGroup, Irritability } from './types';

export type SelfCareItem = Readonly<{
  id: string;
  name: string;
  kind: string;
  indication: string;
  contraindicationFlags: readonly string[];
  /** Added by us where a flag's own action text, or a screening rule, is stricter than the evidence row. */
  stricterFlags?: readonly string[];
  /** `dose` and `how` are for clients, `therapistNote` is not. */
  dose: string;
  how: string;
  therapistNote: string;
  doseBasis: Basis;
  basis: Basis;
  sources: readonly string[];
  regions: readonly string[];
  seedRefs: readonly string[];
}>;

export type OutcomeMeasure = Readonly<{
  id: string;
  name: string;
  itemCount: number | string;
  scoring: string;
  range: string;
  direction: string;
  change: string;
  use: string;
  licence: string;
  /** False: name, score field and bands only; the questions may not be shipped. */
  shipItems: boolean;
  /** Our own wording, for free instruments only. */
  items: readonly string[];
  bands?: string;
  norms?: Readonly<Record<string, number>>;
  loinc: string | null;
  loincStatus: string;
  sources: readonly string[];
  when: Readonly<{ always?: boolean; groups?: readonly EvidenceGroup[]; goals?: readonly string[] }>;
}>;

export type DoseRule = Readonly<{
  id: string;
  applies: string;
  evidenceGroup: EvidenceGroup;
  chronicity: Chronicity | null;
  sessionMin: number;
  perWeek: string;
  weeks: number;
  sessions: number;
  fallback: string | null;
  reassess: string;
  reviewVisit: number;
  reviewDays: number;
  sources: readonly string[];
  note: string;
}>;

export type DoseModifier = Readonly<{
  id: string;
  when: string;
  applies: Readonly<{
    irritability?: Irritability;
    anyFlag?: readonly string[];
    responder?: boolean;
    onlyGoals?: readonly string[];
  }>;
  effect: string;
  change: Readonly<{ sessionMax?: number; perWeek?: string; sessionsMax?: number }>;
  sources: readonly string[];
}>;

export type StopRule = Readonly<{ id: string; rule: string; sources: readonly string[]; basis: string }>;

export type Dosing = Readonly<{
  rules: readonly DoseRule[];
  modifiers: readonly DoseModifier[];
  stopRules: readonly StopRule[];
  mcid: readonly Readonly<{ measure: string; value: string; source: string }>[];
  expectedChange: readonly Readonly<{ text: string; sources: readonly string[] }>[];
}>;

type Range = readonly [low: number, high: number];

/** Weights and thresholds: a design, not evidence; no clinician has reviewed them. */
export type Scoring = Readonly<{
  evidencePoints: Readonly<Record<string, number>>;
  irritabilityCap: Readonly<Record<Irritability, number>>;
  discomfortBudget: Readonly<Record<Irritability, number>>;
  implies: Readonly<Record<string, readonly string[]>>;
  riskClasses: Readonly<Record<string, readonly string[]>>;
  barredClasses: Readonly<Record<string, readonly string[]>>;
  optimaSegments: readonly string[];
  optimaNotOffered: readonly string[];
  adjunctFamiliesWithPopulationLead: readonly string[];
  threshold: number;
  adjunctWindow: number;
  defaultCredentials: readonly string[];
  ranges: Readonly<{
    character: Range;
    goal: Range;
    chronicity: Range;
    pressurePreference: Range;
    caution: number;
    cautionFloor: number;
    previous: Readonly<Record<string, number>>;
    liked: number;
    firstVisitSwedish: number;
    optima: number;
    irritability: Readonly<Record<Irritability, number>>;
  }>;
}>;

/** The codes that a plan input may use besides ids of the catalogue. */
export type PlanWords = Readonly<{
  characters: readonly string[];
  goals: readonly string[];
  chronicity: readonly Chronicity[];
  irritability: readonly Irritability[];
  previous: readonly string[];
  credentials: readonly string[];
}>;
