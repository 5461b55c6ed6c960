import { Injectable } from '@nestjs/common';
import type { Answers } from '../../intake';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import { rankOf, type Level } from '../domain/levels';
import type { Screening } from '../domain/screening';

/** A screening as it was stored: never changed, never run again in place. */
export interface StoredScreening {
  readonly id: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly rank: number;
  readonly answers: Answers;
  readonly result: Screening;
  /** When the client gave the answers; a correction keeps the time of the answers that it corrects. */
  readonly answeredAt: Date;
  readonly screenedAt: Date;
}

export interface NewScreening {
  readonly id: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly answers: Answers;
  readonly result: Screening;
  /** Absent: now. */
  readonly answeredAt?: Date;
  /** Found on the day of a visit. Absent: no. */
  readonly onVisitDay?: boolean;
  /** Of one that a therapist moved up: the review, and the screening as it was. */
  readonly raised?: Readonly<{ by: string; from: string; fromRank: number }>;
}

interface ScreeningRow {
  id: string;
  client_id: string;
  intake_id: string;
  level_rank: number;
  answers: Answers;
  result: Screening;
  answered_at: Date;
  screened_at: Date;
}

const INSERT = `INSERT INTO screening
  (clinic_id, id, client_id, intake_id, rule_set_id, rule_set_version, form_id, form_version, level, level_rank, answers, result, answered_at, raised_by, raised_from, raised_from_rank, on_visit_day)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, least($13::timestamptz, clock_timestamp()), $14, $15, $16, $17)`;
const SELECT = 'SELECT id, client_id, intake_id, level_rank, answers, result, answered_at, screened_at FROM screening';
const BY_ID = `${SELECT} WHERE clinic_id = $1 AND id = $2`;
const LATEST_OF_CLIENT = `${SELECT} WHERE clinic_id = $1 AND client_id = $2 ORDER BY screened_at DESC, id DESC LIMIT 1`;
const LATEST_OF_INTAKE = `${SELECT} WHERE clinic_id = $1 AND intake_id = $2 ORDER BY screened_at DESC, id DESC LIMIT 1`;

const LIST = `SELECT id, intake_id AS "intakeId", level, rule_set_version AS "ruleSetVersion", answered_at AS "answeredAt", screened_at AS "screenedAt"
  FROM screening WHERE clinic_id = $1 AND client_id = $2`;
const NEWEST_FIRST = 'ORDER BY screened_at DESC, id DESC LIMIT $3';
const AFTER = 'AND (screened_at, id) < ($4::timestamptz, $5::uuid)';

export interface ListedScreening {
  readonly id: string;
  readonly intakeId: string;
  readonly level: Level;
  readonly ruleSetVersion: string;
  readonly answeredAt: Date;
  readonly screenedAt: Date;
}

@Injectable()
export class ScreeningRepository {
  add(screening: NewScreening): void {
    const tx = currentTransaction();
    const { id, clientId, intakeId, answers, result, answeredAt, raised, onVisitDay = false } = screening;
    tx.send(INSERT, [
      tx.clinicId, id, clientId, intakeId, result.ruleSet.id, result.ruleSet.version, result.form.id, result.form.version,
      result.level, rankOf(result.level), JSON.stringify(answers), JSON.stringify(result), answeredAt ?? null, raised?.by ?? null, raised?.from ?? null, raised?.fromRank ?? null, onVisitDay,
    ]);
  }

  findById(id: string): Promise<StoredScreening | undefined> {
    return this.#one(BY_ID, id);
  }

  latestOfClient(clientId: string): Promise<StoredScreening | undefined> {
    return this.#one(LATEST_OF_CLIENT, clientId);
  }

  latestOfIntake(intakeId: string): Promise<StoredScreening | undefined> {
    return this.#one(LATEST_OF_INTAKE, intakeId);
  }

  /** Newest first; one row more than `limit` if there are more. */
  listOfClient(clientId: string, { limit, after }: { limit: number; after?: Cursor }): Promise<ListedScreening[]> {
    const tx = currentTransaction();
    const sql = [LIST, ...(after ? [AFTER] : []), NEWEST_FIRST].join(' ');
    return tx.rows<ListedScreening>(sql, [tx.clinicId, clientId, limit + 1, ...(after ?? [])]);
  }

  async #one(sql: string, id: string): Promise<StoredScreening | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<ScreeningRow>(sql, [tx.clinicId, id]);
    return row && fromRow(row);
  }
}

const fromRow = (row: ScreeningRow): StoredScreening => ({
  id: row.id,
  clientId: row.client_id,
  intakeId: row.intake_id,
  rank: row.level_rank,
  answers: row.answers,
  result: row.result,
  answeredAt: row.answered_at,
  screenedAt: row.screened_at,
});
