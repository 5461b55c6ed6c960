import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';
import type { Answers } from '../domain/answers';
import type { GivenConsent } from '../domain/consents';
import type { Visit } from '../domain/enable-when';
import type { Locale } from '../domain/form';
import type { Purpose } from '../domain/invitation';
import type { Signature } from '../domain/signature';

/** What a client signed; never changes. */
export interface StoredIntake {
  readonly id: string;
  readonly clientId: string;
  readonly invitationId: string;
  readonly screeningId: string;
  readonly purpose: Purpose;
  readonly visit: Visit;
  readonly correctsId: string | null;
  /** The intake that a short check, or its correction, follows. */
  readonly followsId: string | null;
  readonly formId: string;
  readonly formVersion: number;
  readonly locale: Locale;
  readonly answers: Answers;
  /** Since when each answer holds that is older than `sentinelsAt`. */
  readonly answerTimes: Readonly<Record<string, string>>;
  /** What was said about each group of a short check. */
  readonly checked: Answers;
  readonly consents: readonly GivenConsent[];
  readonly signature: Signature;
  readonly contentHash: Buffer;
  /** Since when the whole counts for planning. */
  readonly answeredAt: Date;
  /** When the client last answered for every warning sign. */
  readonly sentinelsAt: Date;
  /** When it was signed, by the database's clock. */
  readonly submittedAt: Date;
}

export type NewIntake = Omit<StoredIntake, 'answeredAt' | 'sentinelsAt' | 'submittedAt'> & { readonly answeredAt?: Date; readonly sentinelsAt?: Date };

/** One line of a client's list of intakes: what and when, no answers. */
export type IntakeLine = Pick<StoredIntake, 'id' | 'clientId' | 'purpose' | 'visit' | 'correctsId' | 'followsId' | 'formId' | 'formVersion' | 'answeredAt' | 'submittedAt'>;

export type BeforeAndAfter = Pick<StoredIntake, 'id' | 'formId' | 'formVersion'> & Readonly<{ before: Answers; after: Answers }>;

const LINE = `id, client_id AS "clientId", purpose, visit, corrects_id AS "correctsId", follows_id AS "followsId", form_id AS "formId", form_version AS "formVersion",
  answered_at AS "answeredAt", submitted_at AS "submittedAt"`;
const WHOLE = `SELECT ${LINE}, invitation_id AS "invitationId", screening_id AS "screeningId", locale, answers, consents, signature, content_hash AS "contentHash",
    answer_times AS "answerTimes", checked, sentinels_at AS "sentinelsAt"
  FROM intake WHERE clinic_id = $1`;
const BY_ID = `${WHOLE} AND id = $2`;
const LATEST = `${WHOLE} AND client_id = $2 ORDER BY submitted_at DESC, id DESC LIMIT 1`;
const BEFORE = `SELECT i.id, i.form_id AS "formId", i.form_version AS "formVersion", f.answers AS before, i.answers AS after
  FROM intake i JOIN intake f ON f.clinic_id = i.clinic_id AND f.id = i.follows_id WHERE i.clinic_id = $1 AND i.id = ANY ($2::uuid[])`;
const IS_OR_FOLLOWS = `WITH RECURSIVE back AS (SELECT id, follows_id FROM intake WHERE clinic_id = $1 AND id = $2
    UNION ALL SELECT i.id, i.follows_id FROM back b JOIN intake i ON i.clinic_id = $1 AND i.id = b.follows_id)
  SELECT EXISTS (SELECT FROM back WHERE id = $3) AS found`;
const LINES = `SELECT ${LINE} FROM intake WHERE clinic_id = $1 AND client_id = $2 AND ($4::timestamptz IS NULL OR (submitted_at, id) < ($4::timestamptz, $5::uuid))
  ORDER BY submitted_at DESC, id DESC LIMIT $3`;
const ADD = `INSERT INTO intake (clinic_id, id, client_id, invitation_id, screening_id, purpose, visit, corrects_id, form_id, form_version, locale, answers,
    consents, signature, content_hash, answered_at, sentinels_at, follows_id, answer_times, checked)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, least($16::timestamptz, clock_timestamp()), coalesce($17::timestamptz, statement_timestamp()), $18, $19, $20)`;

@Injectable()
export class IntakeRepository {
  async findById(id: string): Promise<StoredIntake | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredIntake>(BY_ID, [tx.clinicId, id]))[0];
  }

  async latestOfClient(clientId: string): Promise<StoredIntake | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredIntake>(LATEST, [tx.clinicId, clientId]))[0];
  }

  async isOrFollows(id: string, earlierId: string): Promise<boolean> {
    const tx = currentTransaction();
    const [row] = await tx.rows<{ found: boolean }>(IS_OR_FOLLOWS, [tx.clinicId, id, earlierId]);
    return row?.found ?? false;
  }

  /** Of those that are short checks: the answers before and after. */
  beforeAndAfter(ids: readonly string[]): Promise<BeforeAndAfter[]> {
    const tx = currentTransaction();
    return tx.rows<BeforeAndAfter>(BEFORE, [tx.clinicId, ids]);
  }

  /** Newest first; one row more than `limit` if there are more. */
  ofClient(clientId: string, limit: number, after?: readonly string[]): Promise<IntakeLine[]> {
    const tx = currentTransaction();
    return tx.rows<IntakeLine>(LINES, [tx.clinicId, clientId, limit + 1, after?.[0] ?? null, after?.[1] ?? null]);
  }

  async add(i: NewIntake): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(ADD, [
        tx.clinicId, i.id, i.clientId, i.invitationId, i.screeningId, i.purpose, i.visit, i.correctsId, i.formId, i.formVersion, i.locale,
        JSON.stringify(i.answers), JSON.stringify(i.consents), JSON.stringify(i.signature), i.contentHash, i.answeredAt ?? null,
        i.sentinelsAt ?? null, i.followsId, JSON.stringify(i.answerTimes), JSON.stringify(i.checked),
      ]);
    } catch (error) {
      if (constraintOf(error) !== 'intake_one_per_invitation') throw error;
      throw new DomainError('gone', 'link_used', 'This form was sent already. Ask the clinic for a new link to change something.');
    }
  }
}
