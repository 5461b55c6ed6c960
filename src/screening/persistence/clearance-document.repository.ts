import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { MediaType } from '../domain/document-type';

export interface StoredDocument {
  readonly id: string;
  readonly clientId: string;
  readonly mediaType: MediaType;
  readonly content: Buffer;
}

const ADD = `INSERT INTO clearance_document (clinic_id, id, client_id, media_type, content, content_hash, received_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const BY_ID = 'SELECT id, client_id AS "clientId", media_type AS "mediaType", content FROM clearance_document WHERE clinic_id = $1 AND id = $2';

@Injectable()
export class ClearanceDocumentRepository {
  async add({ id, clientId, mediaType, content }: StoredDocument, receivedBy: string): Promise<void> {
    const tx = currentTransaction();
    await tx.query(ADD, [tx.clinicId, id, clientId, mediaType, content, createHash('sha256').update(content).digest(), receivedBy]);
  }

  async findById(id: string): Promise<StoredDocument | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredDocument>(BY_ID, [tx.clinicId, id]))[0];
  }
}
