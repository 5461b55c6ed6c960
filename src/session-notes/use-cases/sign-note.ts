import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, stale } from '../../platform/errors/domain-error';
import { hashOf } from '../../platform/ids/ids';
import { CountVisits, Gate, HoldForTrend, type OpenGate } from '../../screening';
import { signedInStaff } from '../../staff';
import { catalogue } from '../../techniques';
import { missingIn } from '../domain/completeness';
import { freezeNote, type FrozenNote } from '../domain/frozen-note';
import { isUntouched, scoresOf, sectionsFrom, summaryOf, type SessionNote, type StoredSection } from '../domain/note-record';
import { searchWordsOf } from '../domain/search-words';
import type { Sections } from '../domain/sections';
import { trendOf, type Trend } from '../domain/trend';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { alreadySigned, NoteSignatureRepository } from '../persistence/note-signature.repository';
import { OutcomeQuery } from '../persistence/outcome.query';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { marksOf, NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';

/** Freezes a note under its hash. From then on nothing changes it; what the course says about going on is acted on at once. */
@Injectable()
export class SignNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: Notes,
    private readonly repository: SessionNoteRepository,
    private readonly sections: NoteSectionRepository,
    private readonly signatures: NoteSignatureRepository,
    private readonly outcomes: OutcomeQuery,
    private readonly gate: Gate,
    private readonly visits: CountVisits,
    private readonly holding: HoldForTrend,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  sign(noteId: string, version: number, lateReason: string | null): Promise<NoteView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const note = await this.notes.draft(noteId);
      if (note.authorId !== staffId) throw notTheAuthor();
      if (note.version !== version) throw stale();
      if (note.kind === 'treatment') await this.visits.inTurn(note.clientId);
      const gate = note.kind === 'treatment' ? await this.#gateOf(note, lateReason) : null;
      const stored = await this.sections.ofNote(noteId);
      const sections = sectionsFrom(stored);
      const marks = marksOf(note, sections);
      refuseIncomplete(note, stored, marks);
      const trend = note.kind === 'treatment' ? await this.#trendWith(note, sections) : null;
      const signer = await this.notes.signer();
      const frozen = freezeNote(note, stored, { marks, trend, signer, lateReason: note.kind === 'treatment' && !gate ? lateReason : null, now: this.clock.now() });
      await this.#freeze(note, frozen, gate);
      if (note.kind === 'treatment') await this.visits.end(note.clientId, noteId);
      if (trend && trend.outcome !== 'go_on') await this.holding.hold(note.clientId, trend.reasons.map(({ text }) => text).join(' '));
      return this.views.of(noteId);
    });
  }

  /** Closed since the session: the work that was done is still recorded, with the reason for signing late. */
  async #gateOf(note: SessionNote, lateReason: string | null): Promise<OpenGate | null> {
    try {
      return await this.gate.requireOpen(note.clientId);
    } catch (error) {
      if (lateReason !== null && error instanceof DomainError && error.code === 'gate_closed') return null;
      throw error;
    }
  }

  async #trendWith({ clientId, planId, heldAt }: SessionNote, { measures, subjective }: Sections): Promise<Trend> {
    const earlier = (await this.outcomes.courseOf(clientId, planId)).filter((visit) => visit.heldAt <= heldAt);
    const { painBefore, overallChange } = measures;
    return trendOf([...earlier, { heldAt, pain: painBefore?.now ?? null, sinceLast: subjective.sinceLast ?? null, overallChange: overallChange ?? null, held: [], isOpen: true }]);
  }

  async #freeze(note: SessionNote, frozen: FrozenNote, gate: OpenGate | null): Promise<void> {
    const { sections, trend } = frozen;
    const marks = marksOf(note, sections);
    const content = canonicalize(frozen) as string;
    const contentHash = hashOf(content);
    const clearance = gate && { id: gate.clearanceId, expiresAt: gate.expiresAt };
    const lines = (sections.treatment.lines ?? []).map((line, at) => ({ ...line, marks: marks[at] ?? [] }));
    await this.signatures.add({ frozen, content, contentHash, clearance, findings: sections.bodyChart.findings ?? [], lines, scores: scoresOf(sections.measures) });
    this.sections.close(note.id);
    if (!(await this.repository.close(note.id, summaryOf(sections, note.basis, marks, frozen), searchWordsOf(sections)))) throw alreadySigned();
    const details = { contentHash: contentHash.toString('hex'), trend: trend?.outcome ?? null, limitMarks: marks.flat().length, needsCosignature: frozen.needsCosignature };
    this.audit.record({ action: 'note.sign', recordType: 'session_note', recordId: note.id, clientId: note.clientId, details });
  }
}

const refuseIncomplete = (note: SessionNote, stored: readonly StoredSection[], marks: ReturnType<typeof marksOf>): void => {
  const untouched = stored.find((one) => one.section === 'treatment' && isUntouched(one));
  const missing = [
    ...missingIn(note.kind, sectionsFrom(stored), marks, catalogue),
    ...(untouched ? [{ pointer: '/treatment', code: 'copied_untouched', message: 'The treatment stands as it was copied. Correct it into what was done, and save it.' }] : []),
  ];
  if (missing.length > 0) throw new DomainError('unprocessable', 'note_incomplete', 'This note cannot be signed yet. Each entry of errors says what is missing.', missing);
};

const notTheAuthor = (): DomainError => new DomainError('forbidden', 'not_the_author', 'Only the person who wrote this note signs it.');
