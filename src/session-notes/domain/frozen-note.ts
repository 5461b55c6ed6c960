import type { LimitMark } from './limit-marks';
import type { NoteBasis, SessionNote, StoredSection } from './note-record';
import { sectionsFrom } from './note-record';
import type { Section, Sections } from './sections';
import type { Trend } from './trend';

export type SignedBy = Readonly<{ id: string; name: string; credentials: readonly string[] }>;

/** What a signature freezes. Plain JSON; the database adds the time. */
export type FrozenNote = Readonly<{
  noteId: string;
  clientId: string;
  kind: SessionNote['kind'];
  heldAt: string;
  planId: string | null;
  appointmentId: string | null;
  clearanceId: string | null;
  basis: Omit<NoteBasis, 'input'>;
  sections: Sections;
  /** Sections that stand as they were copied from another note or from the plan, or filled from that version of a template. */
  copied: readonly Readonly<{ section: Section; from: string; templateVersion?: number }>[];
  /** By line of treatment: the limits it went past. */
  limitMarks: readonly Readonly<{ line: number; marks: readonly LimitMark[]; reason: string | null }>[];
  trend: Trend | null;
  signer: SignedBy;
  needsCosignature: boolean;
  /** More than 48 hours after the session. */
  lateEntry: boolean;
  /** Why it was signed after the gate had closed. */
  lateReason: string | null;
}>;

const LATE_HOURS = 48;

/** Late entries are marked after 48 hours (technique-evidence.json, soap.sign_amend [cms_amend]). */
export const isLateEntry = (heldAt: Date, now: Date): boolean => now.getTime() - heldAt.getTime() > LATE_HOURS * 3_600_000;

/** A student's note needs the signature of somebody who is none. */
export const isStudent = (credentials: readonly string[]): boolean => credentials.includes('student');

function copiesIn({ section, copiedFrom, copiedFromPlan, templateId, templateVersion }: StoredSection): FrozenNote['copied'] {
  const from = copiedFrom ?? copiedFromPlan;
  return [...(from === null ? [] : [{ section, from }]), ...(templateId === null || templateVersion === null ? [] : [{ section, from: templateId, templateVersion }])];
}

export type SigningFacts = Readonly<{ marks: readonly (readonly LimitMark[])[]; trend: Trend | null; signer: SignedBy; lateReason: string | null; now: Date }>;

export function freezeNote(note: SessionNote, stored: readonly StoredSection[], { marks, trend, signer, lateReason, now }: SigningFacts): FrozenNote {
  const { input: _, ...basis } = note.basis;
  const sections = sectionsFrom(stored);
  return {
    noteId: note.id,
    clientId: note.clientId,
    kind: note.kind,
    heldAt: note.heldAt.toISOString(),
    planId: note.planId,
    appointmentId: note.appointmentId,
    clearanceId: note.clearanceId,
    basis,
    sections,
    copied: stored.flatMap(copiesIn),
    limitMarks: marks.flatMap((of, line) => (of.length === 0 ? [] : [{ line, marks: of, reason: sections.treatment.lines?.[line]?.limitReason ?? null }])),
    trend,
    signer,
    needsCosignature: isStudent(signer.credentials),
    lateEntry: isLateEntry(note.heldAt, now),
    lateReason,
  };
}
