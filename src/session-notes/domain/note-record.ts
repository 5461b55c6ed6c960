import type { PlanInput } from '../../treatment-plans';
import type { LimitMark } from './limit-marks';
import type { MeasureId } from './measures';
import { psfsScore } from './measures';
import type { NoteKind, Section, SectionContent, Sections } from './sections';
import { SECTIONS } from './sections';
import type { Trend } from './trend';

export const PRIVACIES = ['clinical', 'discipline', 'named'] as const;
/** Who reads a note beside its author: all clinical staff, those with a credential, or those who are named. */
export type Privacy = Readonly<{ privacy: (typeof PRIVACIES)[number]; discipline: string | null; readers: readonly string[] }>;

/** What the limits of a note are read from, as it was when the note was begun. */
export type NoteBasis = Readonly<{
  input: PlanInput | null;
  screeningId: string | null;
  ruleSet: Readonly<{ id: string; version: string }> | null;
  catalogueVersion: string;
  planRevision: number | null;
}>;

/** For lists, so that none of them has to read a signed text. */
export type NoteSummary = Readonly<{
  painBefore: number | null;
  painAfter: number | null;
  minutes: number | null;
  techniques: readonly string[];
  regions: readonly string[];
  findings: number;
  marks: number;
  complaintRegion: string | null;
  sinceLast: string | null;
  overallChange: number | null;
  /** Trend rules that held the gate when this note was signed. */
  held: readonly string[];
  needsCosignature: boolean;
}>;

export type SessionNote = Readonly<
  Privacy & {
    id: string;
    clientId: string;
    kind: NoteKind;
    authorId: string;
    planId: string | null;
    appointmentId: string | null;
    clearanceId: string | null;
    clearanceExpiresAt: Date | null;
    basis: NoteBasis;
    heldAt: Date;
    startedAt: Date;
    version: number;
    signedAt: Date | null;
    withdrawnAt: Date | null;
  }
>;

export const WITHDRAWAL_REASONS = ['wrong_client', 'duplicate', 'begun_in_error', 'no_session', 'other'] as const;
/** Why a draft will never be signed; it is kept as it was. */
export type NoteWithdrawal = Readonly<{ reason: (typeof WITHDRAWAL_REASONS)[number]; text: string; by: string; at: Date }>;

/** Where a section stands as it was filled: the note, the plan, the template; all null once somebody saved it. */
export type SectionOrigin = Readonly<{ copiedFrom: string | null; copiedFromPlan: string | null; templateId: string | null; templateVersion: number | null }>;
export const BY_HAND: SectionOrigin = { copiedFrom: null, copiedFromPlan: null, templateId: null, templateVersion: null };

export type StoredSection<S extends Section = Section> = Readonly<SectionOrigin & { section: S; content: SectionContent[S]; version: number; savedBy: string; savedAt: Date }>;

export const isUntouched = ({ copiedFrom, copiedFromPlan, templateId }: SectionOrigin): boolean => (copiedFrom ?? copiedFromPlan ?? templateId) !== null;

export const sectionsFrom = (stored: readonly StoredSection[]): Sections => {
  const byName = new Map(stored.map(({ section, content }) => [section, content]));
  return Object.fromEntries(SECTIONS.map((section) => [section, byName.get(section) ?? {}])) as unknown as Sections;
};

export type Score = Readonly<{ measure: MeasureId; moment: 'before' | 'after' | 'week_average' | 'week_worst'; item: string; value: number }>;

const score = (measure: MeasureId, moment: Score['moment'], value: number | null | undefined, item = ''): Score[] =>
  value === null || value === undefined ? [] : [{ measure, moment, item, value }];

/** The numbers of a note, one row each. */
export function scoresOf({ painBefore, painAfter, activities, overallChange, range, percentOfNormal, stress, sleep }: SectionContent['measures']): readonly Score[] {
  return [
    ...score('nprs', 'before', painBefore?.now),
    ...score('nprs', 'week_average', painBefore?.average),
    ...score('nprs', 'week_worst', painBefore?.worst),
    ...score('nprs', 'after', painAfter),
    ...score('psfs', 'before', psfsScore(activities ?? [])),
    ...score('groc', 'before', overallChange),
    ...score('sane', 'before', percentOfNormal),
    ...score('stress', 'before', stress),
    ...score('sleep', 'before', sleep),
    ...(range ?? []).flatMap(({ joint, movement, side, before, after }) => [
      ...score('rom', 'before', before, `${joint} ${movement} ${side}`),
      ...score('rom', 'after', after, `${joint} ${movement} ${side}`),
    ]),
  ];
}

export function summaryOf({ visit, subjective, treatment, bodyChart, measures }: Sections, basis: NoteBasis, marks: readonly (readonly LimitMark[])[], { trend, needsCosignature }: Readonly<{ trend: Trend | null; needsCosignature: boolean }>): NoteSummary {
  const lines = treatment.lines ?? [];
  return {
    painBefore: measures.painBefore?.now ?? null,
    painAfter: measures.painAfter ?? null,
    minutes: visit.minutes ?? null,
    techniques: [...new Set(lines.map(({ technique }) => technique))],
    regions: [...new Set(lines.map(({ region }) => region))],
    findings: (bodyChart.findings ?? []).length,
    marks: marks.flat().length,
    complaintRegion: basis.input?.region ?? null,
    sinceLast: subjective.sinceLast ?? null,
    overallChange: measures.overallChange ?? null,
    held: trend?.reasons.map(({ rule }) => rule) ?? [],
    needsCosignature,
  };
}
