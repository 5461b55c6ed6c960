import { Injectable } from '@nestjs/common';
import { Gate, type GateState } from '../../screening';
import { catalogue } from '../../techniques';
import { suggest, type FrozenPlan } from '../../treatment-plans';
import { limitMarksOf, type LimitMark } from '../domain/limit-marks';
import { sectionsFrom, type NoteWithdrawal, type SessionNote, type StoredSection } from '../domain/note-record';
import type { Sections } from '../domain/sections';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { NoteWithdrawalRepository } from '../persistence/note-withdrawal.repository';
import { SignedNoteQuery, type AmendmentRecord, type SignatureRecord } from '../persistence/signed-note.query';
import { Notes } from './notes';

export type NoteLimits = Pick<FrozenPlan['limits'], 'ceiling' | 'noGo' | 'positions' | 'leaveOut' | 'requirements'>;

/** A note as a therapist reads it. Signed, the sections are those of the frozen text. */
export interface NoteView {
  readonly note: SessionNote;
  readonly sections: Sections;
  /** How each section stands while the note is a draft. */
  readonly drafts: readonly StoredSection[];
  /** By line of treatment. */
  readonly marks: readonly (readonly LimitMark[])[];
  /** Under which the note was begun; null for a treatment that was not given. */
  readonly limits: NoteLimits | null;
  readonly gate: GateState;
  readonly signature: SignatureRecord | null;
  readonly amendments: readonly AmendmentRecord[];
  readonly withdrawal: NoteWithdrawal | null;
}

export const marksOf = ({ basis }: SessionNote, { treatment }: Sections): readonly (readonly LimitMark[])[] =>
  (treatment.lines ?? []).map((line) => (basis.input ? limitMarksOf(line, basis.input) : []));

@Injectable()
export class NoteViews {
  constructor(
    private readonly notes: Notes,
    private readonly sections: NoteSectionRepository,
    private readonly signed: SignedNoteQuery,
    private readonly withdrawals: NoteWithdrawalRepository,
    private readonly gate: Gate,
  ) {}

  async of(noteId: string): Promise<NoteView> {
    const note = await this.notes.visible(noteId);
    const [stored, [signature], amendments, withdrawal, gate] = await Promise.all([
      this.sections.ofNote(noteId),
      this.signed.signaturesOf([noteId]),
      this.signed.amendmentsOf([noteId]),
      this.withdrawals.ofNote(noteId),
      this.gate.stateOf(note.clientId),
    ]);
    const sections = signature ? signature.frozen.sections : sectionsFrom(stored);
    return { note, sections, drafts: signature ? [] : stored, marks: marksOf(note, sections), limits: limitsOf(note), gate, signature: signature ?? null, amendments, withdrawal: withdrawal ?? null };
  }
}

const limitsOf = ({ basis }: SessionNote): NoteLimits | null => {
  if (!basis.input) return null;
  const { ceiling, noGo, positions, leaveOut, requirements } = suggest(basis.input, catalogue);
  return { ceiling, noGo, positions, leaveOut, requirements };
};
