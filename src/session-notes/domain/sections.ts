import type { BodyFinding } from './body-chart';
import type { Side } from './sides';

export const NOTE_KINDS = ['treatment', 'treatment_not_given'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const SECTIONS = ['visit', 'subjective', 'objective', 'bodyChart', 'treatment', 'consent', 'measures', 'assessment', 'plan', 'notGiven'] as const;
export type Section = (typeof SECTIONS)[number];

export const isSection = (name: string): name is Section => (SECTIONS as readonly string[]).includes(name);

/** Not copied forward: what is true of one visit only. */
export const COPIED_SECTIONS = ['objective', 'bodyChart', 'treatment', 'plan'] as const satisfies readonly Section[];
export type CopiedSection = (typeof COPIED_SECTIONS)[number];

export const SINCE_LAST = ['first_visit', 'much_better', 'better', 'same', 'worse', 'much_worse'] as const;
export type SinceLast = (typeof SINCE_LAST)[number];

export const CONSENT_WAYS = ['written', 'spoken'] as const;
export const REACTION_KINDS = ['soreness', 'bruise', 'dizziness', 'faint', 'headache', 'skin', 'pain_worse', 'emotional', 'other'] as const;
export const SEVERITIES = ['mild', 'moderate', 'serious'] as const;
export const NOT_GIVEN_REASONS = ['gate_closed', 'red_flag_today', 'client_declined', 'client_unwell', 'consent_withdrawn', 'no_time', 'other'] as const;
export const TONES = ['normal', 'high', 'low'] as const;
export const TEMPERATURES = ['normal', 'warm', 'cool'] as const;

export type Palpation = Readonly<{ muscle: string; side: Side; tone?: (typeof TONES)[number]; tenderness?: number; temperature?: (typeof TEMPERATURES)[number]; texture?: string }>;

/** One stretch of work, in the catalogue's words. */
export type TreatmentLine = Readonly<{
  technique: string;
  stroke?: string;
  region: string;
  muscle?: string;
  side: Side;
  pressure: number;
  minutes?: number;
  position?: string;
  products?: readonly string[];
  tools?: string;
  /** Why it was done past a limit. */
  limitReason?: string;
}>;

export type PainNow = Readonly<{ now?: number; average?: number; worst?: number }>;
export type RangeOfMotion = Readonly<{ joint: 'neck' | 'low_back'; movement: string; side: Side; before?: number; after?: number }>;
export type Activity = Readonly<{ name: string; score: number }>;

export type SectionContent = Readonly<{
  visit: Readonly<{ minutes?: number; location?: string; referrer?: string; text?: string }>;
  subjective: Readonly<{
    complaint?: string; sinceLast?: SinceLast; sinceLastText?: string; sorenessHours?: number; healthChanges?: string; pregnancyAsked?: boolean;
    goals?: readonly string[]; goalsText?: string; preferences?: string; redFlagsAsked?: string; history?: string;
  }>;
  objective: Readonly<{ posture?: string; movement?: string; palpation?: readonly Palpation[]; skin?: string; tests?: string; retest?: string; text?: string }>;
  bodyChart: Readonly<{ findings?: readonly BodyFinding[] }>;
  treatment: Readonly<{ lines?: readonly TreatmentLine[]; avoided?: readonly Readonly<{ region: string; side: Side; why: string }>[]; text?: string }>;
  consent: Readonly<{
    sensitiveAreas?: readonly Readonly<{ region: string; agreed: boolean; way: (typeof CONSENT_WAYS)[number]; text?: string }>[];
    planAgreed?: boolean; refusals?: string;
  }>;
  measures: Readonly<{ painBefore?: PainNow; painAfter?: number; activities?: readonly Activity[]; overallChange?: number; range?: readonly RangeOfMotion[]; percentOfNormal?: number; stress?: number; sleep?: number }>;
  assessment: Readonly<{ response?: string; progress?: string; impression?: string; reactions?: readonly Readonly<{ kind: (typeof REACTION_KINDS)[number]; severity: (typeof SEVERITIES)[number]; text: string; advice?: string }>[] }>;
  plan: Readonly<{
    nextVisitDays?: number; visitsLeft?: number; homecare?: readonly Readonly<{ item: string; dose: string }>[]; referral?: Readonly<{ to: string; why: string }>;
    reassessOn?: string; text?: string;
  }>;
  notGiven: Readonly<{ reason?: (typeof NOT_GIVEN_REASONS)[number]; text?: string; advice?: string }>;
}>;

export type Sections = { readonly [S in Section]: SectionContent[S] };
