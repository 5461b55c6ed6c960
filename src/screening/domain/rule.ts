import type { Level } from './levels';

/** Facts that no question asks: how care went so far. Absent ones are unknown. */
export type Computed = Readonly<Partial<Record<'visits' | 'nprs_change' | 'open_hold_level', number>>>;

type Scalar = string | number | boolean;
export type QuestionOperator = 'eq' | 'ne' | 'in' | 'any_in' | 'gte' | 'lte' | 'gt' | 'lt' | 'is_unknown';

/** When a rule fires: the grammar of the rule files. */
export type Predicate =
  | Readonly<{ q: string; op: QuestionOperator; v?: Scalar | readonly Scalar[] }>
  | Readonly<{ c: keyof Computed | 'always'; op: 'eq' | 'gte' | 'lt'; v: Scalar }>
  | Readonly<{ all: readonly Predicate[] }>
  | Readonly<{ any: readonly Predicate[] }>
  | Readonly<{ atleast: number; of: readonly Predicate[] }>
  | Readonly<{ not: Predicate }>
  | Readonly<{ macro: string }>;

/** A text for clients, in every language of the form. */
export type LocalizedText = Readonly<{ en: string; es: string }>;

export type ExampleValue = string | number | readonly string[] | null;

/** Answers that differ from those of a healthy client, by question or computed value; null is "not sure". */
export type Example = Readonly<Record<string, ExampleValue>>;

/** What a rule asks of the treatment, in words of the techniques vocabulary. */
export type Constraints = Readonly<{
  /** 0-5 on the pressure scale. */
  pressureMax?: number;
  pressureMaxLocal?: Readonly<Record<string, number>>;
  excludeTechniques?: readonly string[];
  excludeRegions?: readonly string[];
  excludePositions?: readonly string[];
  productsExclude?: readonly string[];
  require?: readonly string[];
  advice?: readonly string[];
  session?: Readonly<{ max_minutes: number }>;
  hold?: string;
  holdLocalHours?: number;
}>;

export type Confidence = Readonly<{ status: 'seen' | 'part_seen' | 'general_knowledge'; toConfirm?: string }>;

/** One named row. Red flags ask whether there is an illness behind the pain; contraindications limit the massage. */
export type Rule = Readonly<{
  id: string;
  version: number;
  kind: 'red_flag' | 'contraindication';
  condition: string;
  level: Level;
  /** A decides alone, B is a strong answer or pair, C is one weak answer. Red flags only. */
  strength?: 'A' | 'B' | 'C';
  scope?: 'systemic' | 'local' | 'technique';
  cluster?: string;
  when: Predicate;
  unless?: Predicate;
  clientReason: LocalizedText;
  clientAction: LocalizedText;
  therapistNote: string;
  rationale: string;
  evidence?: string;
  sources: readonly string[];
  confidence: Confidence;
  targetDays?: number;
  overrideAllowed: boolean;
  /** What a clearance must show. */
  clearance?: string;
  constraints?: Constraints;
  /** Why this row differs from the evidence it was written from. */
  changed?: string;
  /** Clients for whom it must fire, and clients for whom it must stay quiet for sure. */
  examples: Readonly<{ fires: readonly Example[]; quiet: readonly Example[] }>;
}>;

export type Source = Readonly<{ citation: string; address?: string; read: 'abstract' | 'excerpt' | 'secondary' | 'not_seen'; note?: string }>;

export type RuleSet = Readonly<{
  id: string;
  version: string;
  rules: readonly Rule[];
  macros: Readonly<Record<string, Predicate>>;
  sources: Readonly<Record<string, Source>>;
  /** The clinic's activated draft that this is the standard with; absent: the standard itself. */
  clinicSet?: string;
}>;
