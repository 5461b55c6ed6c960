import { CURRENT_CLINIC, ForwardMigration, tenantPolicies, writtenOnce } from './tenant-table';

const PRIVACY = (prefix = ''): string => `${prefix}privacy text NOT NULL, ${prefix}discipline text, ${prefix}readers uuid[] NOT NULL`;

/** A draft that is withdrawn stays as it was: its row and its sections are closed as a signature closes them. */
const withdrawal = [
  `ALTER TABLE session_note ADD COLUMN withdrawn_at timestamptz(3)`,
  `ALTER TABLE session_note ADD CONSTRAINT session_note_withdrawn_unsigned CHECK (signed_at IS NULL OR withdrawn_at IS NULL)`,
  `ALTER POLICY session_note_update ON session_note USING (${CURRENT_CLINIC} AND (signed_at IS NULL AND withdrawn_at IS NULL))`,
  `GRANT UPDATE (withdrawn_at) ON session_note TO rhomboid_app`,
  `DROP INDEX session_note_unsigned`,
  `CREATE INDEX session_note_unsigned ON session_note (clinic_id, author_id, held_at, id) WHERE signed_at IS NULL AND withdrawn_at IS NULL`,
  `CREATE TABLE note_withdrawal (
     clinic_id uuid NOT NULL CONSTRAINT note_withdrawal_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     reason text NOT NULL CONSTRAINT note_withdrawal_reason CHECK (reason IN ('wrong_client', 'duplicate', 'begun_in_error', 'no_session', 'other')),
     text text NOT NULL CONSTRAINT note_withdrawal_text CHECK (length(text) BETWEEN 1 AND 1000),
     withdrawn_by uuid NOT NULL,
     withdrawn_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_withdrawal_pkey PRIMARY KEY (clinic_id, note_id),
     CONSTRAINT note_withdrawal_note FOREIGN KEY (clinic_id, note_id) REFERENCES session_note (clinic_id, id),
     CONSTRAINT note_withdrawal_by FOREIGN KEY (clinic_id, withdrawn_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('note_withdrawal', 'clinic_id, note_id, reason, text, withdrawn_by'),
];

/** NOT VALID: a note from before the calendar may name a visit of another one; every new note is checked. */
const visit = [
  `ALTER TABLE session_note ADD CONSTRAINT session_note_appointment FOREIGN KEY (clinic_id, appointment_id, client_id)
     REFERENCES appointment (clinic_id, id, client_id) NOT VALID`,
  `CREATE INDEX session_note_of_appointment ON session_note (clinic_id, appointment_id) WHERE appointment_id IS NOT NULL`,
];

/**
 * A CHECK that is NOT VALID is asked of an old row when it is updated: a draft begun before visits were checked could not be
 * signed, nor an old note change its readers. The rows of then are marked by the default; the app role cannot write the mark.
 */
const olderRows = [
  `ALTER TABLE session_note ADD COLUMN before_visit_checks boolean NOT NULL DEFAULT true`,
  `ALTER TABLE session_note ALTER COLUMN before_visit_checks SET DEFAULT false`,
  `ALTER TABLE session_note DROP CONSTRAINT session_note_visit_answers`,
  `ALTER TABLE session_note ADD CONSTRAINT session_note_visit_answers CHECK (before_visit_checks OR kind = 'treatment_not_given'
     OR (intake_id IS NOT NULL AND answers_at IS NOT NULL AND held_at - answers_at <= interval '24 hours 1 minute'))`,
];

/**
 * Who reads a signed note is the only thing about it that may change, and only through this function: the app role can
 * write neither the row nor the history, so that there is no change without its reason (ADR 0027).
 */
const privacy = [
  `CREATE TABLE note_privacy_change (
     clinic_id uuid NOT NULL CONSTRAINT note_privacy_change_clinic REFERENCES clinic,
     id uuid NOT NULL,
     note_id uuid NOT NULL,
     note_version integer NOT NULL,
     ${PRIVACY('was_')},
     ${PRIVACY()},
     reason text NOT NULL CONSTRAINT note_privacy_change_reason CHECK (length(reason) BETWEEN 1 AND 1000),
     changed_by uuid NOT NULL,
     changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_privacy_change_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT note_privacy_change_in_order UNIQUE (clinic_id, note_id, note_version),
     CONSTRAINT note_privacy_change_note FOREIGN KEY (clinic_id, note_id) REFERENCES note_signature (clinic_id, note_id),
     CONSTRAINT note_privacy_change_by FOREIGN KEY (clinic_id, changed_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...tenantPolicies('note_privacy_change'),
  `REVOKE INSERT ON note_privacy_change FROM rhomboid_app`,
  `CREATE POLICY session_note_readers ON session_note FOR UPDATE TO CURRENT_USER USING (${CURRENT_CLINIC} AND signed_at IS NOT NULL)`,
  `CREATE FUNCTION change_note_privacy(change uuid, note uuid, seen integer, next_privacy text, next_discipline text, next_readers uuid[], why text, who uuid)
   RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
   SET search_path = public, pg_temp
   AS $$
   #variable_conflict use_column
   BEGIN
     INSERT INTO note_privacy_change (clinic_id, id, note_id, note_version, was_privacy, was_discipline, was_readers, privacy, discipline, readers, reason, changed_by)
       SELECT n.clinic_id, change, n.id, n.version, n.privacy, n.discipline, n.readers, next_privacy, next_discipline, next_readers, why, who
       FROM session_note n WHERE n.${CURRENT_CLINIC} AND n.id = note AND n.version = seen AND n.signed_at IS NOT NULL;
     UPDATE session_note n SET privacy = next_privacy, discipline = next_discipline, readers = next_readers, version = n.version + 1
       WHERE n.${CURRENT_CLINIC} AND n.id = note AND n.version = seen AND n.signed_at IS NOT NULL;
     RETURN FOUND;
   END $$`,
  `REVOKE ALL ON FUNCTION change_note_privacy(uuid, uuid, integer, text, text, uuid[], text, uuid) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION change_note_privacy(uuid, uuid, integer, text, text, uuid[], text, uuid) TO rhomboid_app`,
];

/** Notes opened past their privacy: by whom, why, and which. */
const emergency = [
  `CREATE TABLE emergency_reading (
     clinic_id uuid NOT NULL CONSTRAINT emergency_reading_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     reader_id uuid NOT NULL,
     reason text NOT NULL CONSTRAINT emergency_reading_reason CHECK (reason IN ('client_in_danger', 'reaction_after_treatment', 'author_not_reachable', 'legal_duty', 'other')),
     text text NOT NULL CONSTRAINT emergency_reading_text CHECK (length(text) BETWEEN 1 AND 1000),
     read_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT emergency_reading_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT emergency_reading_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT emergency_reading_reader FOREIGN KEY (clinic_id, reader_id) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX emergency_reading_by_time ON emergency_reading (clinic_id, read_at DESC, id DESC)`,
  ...writtenOnce('emergency_reading', 'clinic_id, id, client_id, reader_id, reason, text'),
  `CREATE TABLE emergency_reading_note (
     clinic_id uuid NOT NULL CONSTRAINT emergency_reading_note_clinic REFERENCES clinic,
     reading_id uuid NOT NULL,
     note_id uuid NOT NULL,
     author_id uuid NOT NULL,
     CONSTRAINT emergency_reading_note_pkey PRIMARY KEY (clinic_id, reading_id, note_id),
     CONSTRAINT emergency_reading_note_reading FOREIGN KEY (clinic_id, reading_id) REFERENCES emergency_reading (clinic_id, id),
     CONSTRAINT emergency_reading_note_note FOREIGN KEY (clinic_id, note_id) REFERENCES note_signature (clinic_id, note_id),
     CONSTRAINT emergency_reading_note_author FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX emergency_reading_note_of_author ON emergency_reading_note (clinic_id, author_id, reading_id)`,
  ...writtenOnce('emergency_reading_note', 'clinic_id, reading_id, note_id, author_id'),
];

export class WithdrawNotesAndSayWhoReads1790000013000 extends ForwardMigration {
  protected readonly statements = [...withdrawal, ...visit, ...olderRows, ...privacy, ...emergency];
}
