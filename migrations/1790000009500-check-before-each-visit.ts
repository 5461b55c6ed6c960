import { ForwardMigration } from './tenant-table';

const invitation = [
  `ALTER TABLE intake_invitation ADD COLUMN follows_id uuid`,
  `ALTER TABLE intake_invitation DROP CONSTRAINT intake_invitation_purpose`,
  `ALTER TABLE intake_invitation ADD CONSTRAINT intake_invitation_purpose CHECK (purpose IN ('first', 'follow_up', 'correction', 'what_changed')
     AND (purpose = 'correction') = (corrects_id IS NOT NULL) AND (purpose = 'what_changed') = (follows_id IS NOT NULL))`,
  `ALTER TABLE intake_invitation ADD CONSTRAINT intake_invitation_follows FOREIGN KEY (clinic_id, follows_id, client_id) REFERENCES intake (clinic_id, id, client_id)`,
  `GRANT INSERT (follows_id) ON intake_invitation TO rhomboid_app`,
];

const intake = [
  `ALTER TABLE intake
     -- The answers that a short check follows; what it did not ask again was copied from them.
     ADD COLUMN follows_id uuid,
     -- Since when each answer holds that is older than this form.
     ADD COLUMN answer_times jsonb NOT NULL DEFAULT '{}' CONSTRAINT intake_answer_times CHECK (jsonb_typeof(answer_times) = 'object'),
     -- What the client said about each group of a short check.
     ADD COLUMN checked jsonb NOT NULL DEFAULT '{}' CONSTRAINT intake_checked CHECK (jsonb_typeof(checked) = 'object'),
     -- When the client last answered for every warning sign.
     ADD COLUMN sentinels_at timestamptz(3)`,
  `ALTER TABLE intake NO FORCE ROW LEVEL SECURITY`,
  `UPDATE intake SET sentinels_at = answered_at`,
  `ALTER TABLE intake FORCE ROW LEVEL SECURITY`,
  // The beginning of the statement: never after submitted_at, which is read while it runs.
  `ALTER TABLE intake ALTER COLUMN sentinels_at SET NOT NULL, ALTER COLUMN sentinels_at SET DEFAULT statement_timestamp()`,
  `ALTER TABLE intake DROP CONSTRAINT intake_purpose`,
  `ALTER TABLE intake
     ADD CONSTRAINT intake_purpose CHECK (purpose IN ('first', 'follow_up', 'correction', 'what_changed')
       AND (purpose = 'correction') = (corrects_id IS NOT NULL) AND (purpose = 'what_changed') = (follows_id IS NOT NULL)),
     ADD CONSTRAINT intake_follows_another CHECK (follows_id <> id),
     ADD CONSTRAINT intake_after_sentinels CHECK (sentinels_at <= submitted_at),
     ADD CONSTRAINT intake_sentinels UNIQUE (clinic_id, id, client_id, sentinels_at),
     ADD CONSTRAINT intake_follows FOREIGN KEY (clinic_id, follows_id, client_id) REFERENCES intake (clinic_id, id, client_id),
     -- A correction makes no answer younger.
     ADD CONSTRAINT intake_corrects_as_old FOREIGN KEY (clinic_id, corrects_id, client_id, sentinels_at) REFERENCES intake (clinic_id, id, client_id, sentinels_at)`,
  `GRANT INSERT (follows_id, answer_times, checked, sentinels_at) ON intake TO rhomboid_app`,
];

/** A therapist's clearance goes on over a check without news: of the same client and level, to the same day. */
const clearance = [
  `ALTER TABLE clearance ADD COLUMN carried_from uuid, ADD COLUMN carried_review_id uuid`,
  `ALTER TABLE clearance DROP CONSTRAINT clearance_basis`,
  `ALTER TABLE clearance
     ADD CONSTRAINT clearance_basis CHECK (
       (basis = 'screening' AND level_rank <= 1 AND num_nonnulls(review_id, review_suffices, carried_from, carried_review_id) = 0)
       OR (basis = 'review' AND level_rank BETWEEN 2 AND 3 AND review_id IS NOT NULL AND review_suffices IS TRUE AND num_nonnulls(carried_from, carried_review_id) = 0)
       OR (basis = 'carried' AND level_rank BETWEEN 2 AND 3 AND num_nonnulls(review_id, review_suffices) = 0 AND num_nonnulls(carried_from, carried_review_id) = 2)),
     ADD CONSTRAINT clearance_carries UNIQUE (clinic_id, id, client_id, level_rank, expires_at),
     ADD CONSTRAINT clearance_carried FOREIGN KEY (clinic_id, carried_from, client_id, level_rank, expires_at)
       REFERENCES clearance (clinic_id, id, client_id, level_rank, expires_at),
     ADD CONSTRAINT clearance_carried_once UNIQUE (clinic_id, carried_from),
     ADD CONSTRAINT clearance_carried_review FOREIGN KEY (clinic_id, carried_review_id) REFERENCES screening_review (clinic_id, id),
     ADD CONSTRAINT clearance_of_intake UNIQUE (clinic_id, id, intake_id)`,
  `GRANT INSERT (carried_from, carried_review_id) ON clearance TO rhomboid_app`,
];

/** Rows from before are left as they are: NOT VALID asks of new ones only. */
const note = [
  `ALTER TABLE session_note ADD COLUMN intake_id uuid, ADD COLUMN answers_at timestamptz(3)`,
  `ALTER TABLE session_note
     ADD CONSTRAINT session_note_answers FOREIGN KEY (clinic_id, intake_id, client_id, answers_at) REFERENCES intake (clinic_id, id, client_id, sentinels_at),
     ADD CONSTRAINT session_note_answers_cleared FOREIGN KEY (clinic_id, clearance_id, intake_id) REFERENCES clearance (clinic_id, id, intake_id),
     ADD CONSTRAINT session_note_visit_answers CHECK (kind = 'treatment_not_given'
       OR (intake_id IS NOT NULL AND answers_at IS NOT NULL AND held_at - answers_at <= interval '24 hours 1 minute')) NOT VALID`,
  `GRANT INSERT (intake_id, answers_at) ON session_note TO rhomboid_app`,
];

/** A minute more, as two clocks look at it. */
const visit = [
  `ALTER TABLE appointment ADD CONSTRAINT appointment_names_client UNIQUE (clinic_id, id, client_id)`,
  `ALTER TABLE appointment_event ADD COLUMN client_id uuid, ADD COLUMN intake_id uuid, ADD COLUMN answers_at timestamptz(3)`,
  `ALTER TABLE appointment_event
     ADD CONSTRAINT appointment_event_of_client FOREIGN KEY (clinic_id, appointment_id, client_id) REFERENCES appointment (clinic_id, id, client_id),
     ADD CONSTRAINT appointment_event_answers FOREIGN KEY (clinic_id, intake_id, client_id, answers_at) REFERENCES intake (clinic_id, id, client_id, sentinels_at),
     ADD CONSTRAINT appointment_event_visit_answers CHECK (kind NOT IN ('check_in', 'start')
       OR (client_id IS NOT NULL AND intake_id IS NOT NULL AND answers_at IS NOT NULL AND at - answers_at <= interval '24 hours 1 minute')) NOT VALID`,
  `GRANT INSERT (client_id, intake_id, answers_at) ON appointment_event TO rhomboid_app`,
];

/** What changed is asked before each visit: a check-in and the note of a treatment rest on answers of the day (ADR 0023). */
export class CheckBeforeEachVisit1790000009500 extends ForwardMigration {
  protected readonly statements = [...invitation, ...intake, ...clearance, ...note, ...visit];
}
