import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentTransaction } from '../../platform/database/transaction';
import type { WrittenChannel } from '../domain/client';

const ADD = 'INSERT INTO opt_out_link (clinic_id, token_hash, client_id, channel) VALUES ($1, $2, $3, $4)';
const FIND = 'SELECT client_id AS "clientId", channel FROM opt_out_link WHERE clinic_id = $1 AND token_hash = $2';
const BY_PHONE = 'SELECT id, phone FROM client WHERE clinic_id = $1 AND phone_key = $2 AND phone IS NOT NULL';
const CLINICS = 'SELECT clinics_with_phone($1) AS clinic_id';
const REFUSE = `UPDATE client SET contact_consent = contact_consent || jsonb_build_object($3::text, jsonb_build_object('given', false, 'at', $4::text, 'by', NULL)), version = version + 1
  WHERE clinic_id = $1 AND id = $2 AND (contact_consent -> $3 ->> 'given') IS DISTINCT FROM 'false'`;

export interface OptOutLink {
  readonly clientId: string;
  readonly channel: WrittenChannel;
}

@Injectable()
export class OptOutRepository {
  constructor(private readonly dataSource: DataSource) {}

  add(tokenHash: Buffer, { clientId, channel }: OptOutLink): void {
    const tx = currentTransaction();
    tx.send(ADD, [tx.clinicId, tokenHash, clientId, channel]);
  }

  async find(tokenHash: Buffer): Promise<OptOutLink | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<OptOutLink & { clientId: string }>(FIND, [tx.clinicId, tokenHash]))[0];
  }

  /** Outside of any unit of work: it tells which clinics know the number, and nothing else of them. */
  async clinicsWithPhone(key: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ clinic_id: string }[]>(CLINICS, [key]);
    return rows.map((row) => row.clinic_id);
  }

  clientsWithPhone(key: string): Promise<{ id: string; phone: string }[]> {
    const tx = currentTransaction();
    return tx.rows(BY_PHONE, [tx.clinicId, key]);
  }

  /** False: it was refused already. */
  async refuse({ clientId, channel }: OptOutLink, at: Date): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(REFUSE, [tx.clinicId, clientId, channel, at.toISOString()])).rowCount === 1;
  }
}
