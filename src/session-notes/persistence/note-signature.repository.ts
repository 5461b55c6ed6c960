import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';
import type { BodyFinding } from '../domain/body-chart';
import type { FrozenNote } from '../domain/frozen-note';
import type { LimitMark } from '../domain/limit-marks';
import type { Score } from '../domain/note-record';
import type { TreatmentLine } from '../domain/sections';

export interface NewSignature {
  readonly frozen: FrozenNote;
  /** Canonical JSON of `frozen`. */
  readonly content: string;
  readonly contentHash: Buffer;
  /** Of the gate at the moment of signing. */
  readonly clearance: Readonly<{ id: string; expiresAt: Date }> | null;
  readonly findings: readonly BodyFinding[];
  readonly lines: readonly (TreatmentLine & { marks: readonly LimitMark[] })[];
  readonly scores: readonly Score[];
}

const SIGN = `INSERT INTO note_signature (clinic_id, note_id, client_id, kind, content, content_hash, findings_count, lines_count, scores_count,
    signer_id, signer_name, signer_credentials, needs_cosignature, clearance_id, clearance_expires_at, late_reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;
const FINDINGS = `INSERT INTO note_finding (clinic_id, note_id, place, findings_count, region, side, muscle, kind, intensity, point)
  SELECT $1, $2, f.place, $3, f.region, f.side, f.muscle, f.kind, f.intensity, f.point
  FROM jsonb_to_recordset($4::jsonb) AS f (place smallint, region text, side text, muscle text, kind text, intensity smallint, point jsonb)`;
const LINES = `INSERT INTO note_treatment_line (clinic_id, note_id, place, lines_count, technique, stroke, region, muscle, side, pressure, minutes, position, products, marks, limit_reason)
  SELECT $1, $2, l.place, $3, l.technique, l.stroke, l.region, l.muscle, l.side, l.pressure, l.minutes, l.position, coalesce(l.products, '{}'), l.marks, l."limitReason"
  FROM jsonb_to_recordset($4::jsonb) AS l (place smallint, technique text, stroke text, region text, muscle text, side text, pressure smallint, minutes smallint, position text,
    products text[], marks jsonb, "limitReason" text)`;
const SCORES = `INSERT INTO note_score (clinic_id, note_id, place, scores_count, measure, moment, item, value)
  SELECT $1, $2, s.place, $3, s.measure, s.moment, s.item, s.value FROM jsonb_to_recordset($4::jsonb) AS s (place smallint, measure text, moment text, item text, value numeric)`;

const placed = (rows: readonly object[]): string => JSON.stringify(rows.map((row, at) => ({ ...row, place: at + 1 })));

@Injectable()
export class NoteSignatureRepository {
  /** The signature first: it says how many rows there are, and each of them refers to that. */
  async add({ frozen, content, contentHash, clearance, findings, lines, scores }: NewSignature): Promise<void> {
    const tx = currentTransaction();
    const { noteId, clientId, kind, signer, needsCosignature, lateReason } = frozen;
    try {
      await tx.query(SIGN, [
        tx.clinicId, noteId, clientId, kind, content, contentHash, findings.length, lines.length, scores.length,
        signer.id, signer.name, signer.credentials, needsCosignature, clearance?.id ?? null, clearance?.expiresAt ?? null, lateReason,
      ]);
    } catch (error) {
      throw asRefusal(error);
    }
    tx.send(FINDINGS, [tx.clinicId, noteId, findings.length, placed(findings)]);
    tx.send(LINES, [tx.clinicId, noteId, lines.length, placed(lines)]);
    tx.send(SCORES, [tx.clinicId, noteId, scores.length, placed(scores)]);
  }
}

const asRefusal = (error: unknown): unknown => {
  const constraint = constraintOf(error);
  if (constraint === 'note_signature_pkey') return alreadySigned();
  if (constraint === 'note_signature_within_clearance') return new DomainError('conflict', 'gate_closed', 'The clearance of this client ran out while you signed. Look at the gate of the client.');
  return error;
};

export const alreadySigned = (): DomainError =>
  new DomainError('conflict', 'note_signed', 'This note is signed, so it stands as it is. Add an addendum or a correction to it.');
