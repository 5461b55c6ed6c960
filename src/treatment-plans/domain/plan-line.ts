import type { Suggestion, TechniqueLine } from './suggestion';

/** What one line of a plan asks for, in the catalogue's words. A therapist decides line by line. */
export type LineContent =
  | Readonly<{ kind: 'technique'; role: 'lead' | 'adjunct'; technique: string; pressure: number; regions: readonly string[]; strokes: readonly string[]; positions: readonly string[]; note: string | null }>
  | Readonly<{ kind: 'dose'; sessionMin: number; perWeek: number; weeks: number; sessions: number; note: string | null }>
  | Readonly<{ kind: 'self_care'; item: string; dose: string; note: string | null }>
  | Readonly<{ kind: 'measure'; measure: string; note: string | null }>
  | Readonly<{ kind: 'review'; visit: number; days: number; note: string | null }>;

export const LINE_KINDS = ['technique', 'dose', 'self_care', 'measure', 'review'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export const DECISION_WORDS = ['accepted', 'edited', 'rejected'] as const;
export type DecisionWord = (typeof DECISION_WORDS)[number];

/** `content` where the therapist edited; the reason may be left out only for what is accepted as it is. */
export type LineDecision = Readonly<{ decision: DecisionWord; content: LineContent | null; reason: string | null; by: string; at: Date }>;

export type PlanLine = Readonly<{
  id: string;
  place: number;
  kind: LineKind;
  origin: 'suggested' | 'added';
  content: LineContent;
  /** Why it was added; a suggested line has its reasons in the suggestion. */
  reason: string | null;
  addedBy: string;
  addedAt: Date;
  /** The latest. Absent: still to be decided; an added line stands until decided otherwise. */
  decision: LineDecision | null;
}>;

const technique = (role: 'lead' | 'adjunct', line: TechniqueLine): LineContent => ({
  kind: 'technique',
  role,
  technique: line.technique,
  pressure: line.startPressure,
  regions: line.regions,
  strokes: line.strokes,
  positions: line.positions,
  note: null,
});

/** The lines that a suggestion proposes. Home care: the few to begin with; more can be added. */
export function linesOf({ lead, adjuncts, dose, selfCare, measures, review }: Suggestion): readonly LineContent[] {
  const techniques = lead ? [technique('lead', lead), ...adjuncts.map((line) => technique('adjunct', line))] : [];
  const begin = selfCare.offered.filter(({ startWith }) => startWith);
  return [
    ...techniques,
    ...(lead && dose ? [{ kind: 'dose' as const, sessionMin: dose.session_min, perWeek: Number.parseInt(dose.per_week, 10), weeks: dose.weeks, sessions: dose.sessions, note: null }] : []),
    ...begin.map((item) => ({ kind: 'self_care' as const, item: item.item, dose: item.dose, note: null })),
    ...measures.map(({ measure }) => ({ kind: 'measure' as const, measure, note: null })),
    ...(review ? [{ kind: 'review' as const, visit: review.visit, days: review.days, note: null }] : []),
  ];
}

export const isDecided = ({ origin, decision }: PlanLine): boolean => origin === 'added' || decision !== null;

/** What the line asks for as it stands now; null where it was rejected or not decided yet. */
export function standing(line: PlanLine): LineContent | null {
  const { decision } = line;
  if (!decision) return line.origin === 'added' ? line.content : null;
  if (decision.decision === 'rejected') return null;
  return decision.content ?? line.content;
}
