import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';
import type { AmendmentContent } from '../domain/amendment';
import type { FrozenNote, SignedBy } from '../domain/frozen-note';

export interface SignatureRecord {
  readonly noteId: string;
  readonly frozen: FrozenNote;
  readonly contentHash: string;
  readonly signer: SignedBy;
  readonly signedAt: Date;
  readonly needsCosignature: boolean;
  readonly cosignature: (SignedBy & { signedAt: Date }) | null;
}

export interface AmendmentRecord {
  readonly id: string;
  readonly noteId: string;
  readonly kind: AmendmentContent['kind'];
  readonly content: AmendmentContent;
  readonly contentHash: string;
  readonly authorId: string;
  readonly amendedAt: Date;
}

export type SignedNote = Readonly<{ id: string; heldAt: Date; signature: SignatureRecord; amendments: readonly AmendmentRecord[] }>;

interface SignatureRow {
  noteId: string;
  content: string;
  hash: Buffer;
  signed_at: Date;
  needs_cosignature: boolean;
  cosigner_id: string | null;
  cosigner_name: string;
  cosigner_credentials: string[];
  cosigned_at: Date;
}

const SIGNATURES = `SELECT s.note_id AS "noteId", s.content, s.content_hash AS hash, s.signed_at, s.needs_cosignature, c.cosigner_id, c.cosigner_name, c.cosigner_credentials, c.signed_at AS cosigned_at
  FROM note_signature s LEFT JOIN note_cosignature c ON c.clinic_id = s.clinic_id AND c.note_id = s.note_id WHERE s.clinic_id = $1 AND s.note_id = ANY ($2::uuid[])`;
const AMENDMENTS = `SELECT id, note_id AS "noteId", kind, content, content_hash AS hash, author_id AS "authorId", amended_at AS "amendedAt"
  FROM note_amendment WHERE clinic_id = $1 AND note_id = ANY ($2::uuid[]) ORDER BY note_id, amended_at, id`;
const AMEND = 'INSERT INTO note_amendment (clinic_id, id, note_id, kind, content, content_hash, author_id) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const COSIGN = 'INSERT INTO note_cosignature (clinic_id, note_id, content_hash, signer_id, cosigner_id, cosigner_name, cosigner_credentials) VALUES ($1, $2, $3, $4, $5, $6, $7)';

/** Signed notes with all that was added to them. Ask for notes that the reader may see. */
@Injectable()
export class SignedNoteQuery {
  async signaturesOf(noteIds: readonly string[]): Promise<SignatureRecord[]> {
    const tx = currentTransaction();
    return (await tx.rows<SignatureRow>(SIGNATURES, [tx.clinicId, noteIds])).map(fromRow);
  }

  async amendmentsOf(noteIds: readonly string[]): Promise<AmendmentRecord[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<Omit<AmendmentRecord, 'content' | 'contentHash'> & { content: string; hash: Buffer }>(AMENDMENTS, [tx.clinicId, noteIds]);
    return rows.map(({ content, hash, ...row }) => ({ ...row, content: JSON.parse(content) as AmendmentContent, contentHash: hash.toString('hex') }));
  }

  /** These notes, all of them signed, in this order, each with its frozen text and what was added to it. */
  async textsOf(notes: readonly Pick<SignedNote, 'id' | 'heldAt'>[]): Promise<SignedNote[]> {
    const ids = notes.map(({ id }) => id);
    const [signatures, amendments] = await Promise.all([this.signaturesOf(ids), this.amendmentsOf(ids)]);
    const byNote = new Map(signatures.map((signature) => [signature.noteId, signature]));
    return notes.map(({ id, heldAt }) => ({ id, heldAt, signature: byNote.get(id) as SignatureRecord, amendments: amendments.filter(({ noteId }) => noteId === id) }));
  }

  amend(amendment: Readonly<{ id: string; noteId: string; kind: string; content: string; contentHash: Buffer; by: string }>): void {
    const tx = currentTransaction();
    tx.send(AMEND, [tx.clinicId, amendment.id, amendment.noteId, amendment.kind, amendment.content, amendment.contentHash, amendment.by]);
  }

  async cosign({ noteId, contentHash, signer }: SignatureRecord, by: SignedBy): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(COSIGN, [tx.clinicId, noteId, Buffer.from(contentHash, 'hex'), signer.id, by.id, by.name, by.credentials]);
    } catch (error) {
      if (constraintOf(error) !== 'note_cosignature_pkey') throw error;
      throw new DomainError('conflict', 'note_cosigned', 'This note has its second signature already.');
    }
  }
}

const fromRow = (row: SignatureRow): SignatureRecord => {
  const frozen = JSON.parse(row.content) as FrozenNote;
  const cosignature = row.cosigner_id === null ? null : { id: row.cosigner_id, name: row.cosigner_name, credentials: row.cosigner_credentials, signedAt: row.cosigned_at };
  return { noteId: row.noteId, frozen, contentHash: row.hash.toString('hex'), signer: frozen.signer, signedAt: row.signed_at, needsCosignature: row.needs_cosignature, cosignature };
};
