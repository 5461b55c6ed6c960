import { ApiProperty } from '@nestjs/swagger';
import { AMENDMENT_KINDS } from '../domain/amendment';
import { SECTIONS } from '../domain/sections';
import type { AmendmentRecord, SignatureRecord } from '../persistence/signed-note.query';
import { NoteTrendResponse } from './note-trend.response';

export class NoteSignerResponse {
  id: string;
  name: string;
  credentials: string[];
  signedAt: string;
}

export class CopiedSectionResponse {
  @ApiProperty({ enum: SECTIONS })
  section: string;
  /** The note, plan or template. */
  from: string;
  /** Of a template. */
  templateVersion: number | null;
}

export class NoteSignatureResponse {
  /** SHA-256 over the canonical JSON (RFC 8785) of the frozen content, hex. */
  contentHash: string;
  /** Everything that was signed, as it was signed. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: object;
  signer: NoteSignerResponse;
  needsCosignature: boolean;
  cosigner: NoteSignerResponse | null;
  /** More than 48 hours after the session. */
  lateEntry: boolean;
  /** Why it was signed after the gate had closed. */
  lateReason: string | null;
  /** Sections that stand as they were copied. */
  copied: CopiedSectionResponse[];
  trend: NoteTrendResponse | null;

  static of({ frozen, contentHash, signer, signedAt, needsCosignature, cosignature }: SignatureRecord): NoteSignatureResponse {
    const by = ({ id, name, credentials }: SignatureRecord['signer'], at: Date): NoteSignerResponse => ({ id, name, credentials: [...credentials], signedAt: at.toISOString() });
    return {
      contentHash,
      content: frozen,
      signer: by(signer, signedAt),
      needsCosignature,
      cosigner: cosignature && by(cosignature, cosignature.signedAt),
      lateEntry: frozen.lateEntry,
      lateReason: frozen.lateReason,
      copied: frozen.copied.map(({ section, from, templateVersion = null }) => ({ section, from, templateVersion })),
      trend: frozen.trend && NoteTrendResponse.of(frozen.trend),
    };
  }
}

export class NoteAmendmentResponse {
  id: string;
  @ApiProperty({ enum: AMENDMENT_KINDS })
  kind: string;
  @ApiProperty({ enum: SECTIONS, nullable: true })
  section: string | null;
  text: string;
  reason: string;
  /** Hash of the text that it amends. */
  ofHash: string;
  contentHash: string;
  author: NoteSignerResponse;

  static of({ id, kind, content, contentHash, amendedAt }: AmendmentRecord): NoteAmendmentResponse {
    const { section, text, reason, ofHash, author } = content;
    return { id, kind, section, text, reason, ofHash, contentHash, author: { ...author, credentials: [...author.credentials], signedAt: amendedAt.toISOString() } };
  }
}
