import { ForwardMigration, writtenOnce } from './tenant-table';

const REASONS = `'changed_since', 'rules_changed', 'new_symptom', 'reaction', 'medical_advice', 'granted_in_error', 'other', 'trend', 'visits_used', 'urgent_answer'`;

/** Only a review of levels 2-3 clears; any screening with a finding may be accepted, moved up, referred or taken back as a mistake. */
const review = [
  `ALTER TABLE screening_review DROP CONSTRAINT screening_review_level`,
  `ALTER TABLE screening_review ADD CONSTRAINT screening_review_level CHECK (level_rank BETWEEN 2 AND 3 OR (outcome = 'hold' AND level_rank BETWEEN 1 AND 5))`,
  `ALTER TABLE screening_review ADD CONSTRAINT screening_review_of_screening UNIQUE (clinic_id, id, screening_id)`,
];

/** A screening that a therapist moved up is a new one over the same answers, which names the review and what it stood at before. */
const raised = [
  `ALTER TABLE screening ADD COLUMN raised_by uuid, ADD COLUMN raised_from uuid, ADD COLUMN raised_from_rank smallint`,
  `ALTER TABLE screening ADD CONSTRAINT screening_raised_by FOREIGN KEY (clinic_id, raised_by, raised_from) REFERENCES screening_review (clinic_id, id, screening_id)`,
  `ALTER TABLE screening ADD CONSTRAINT screening_raised_from FOREIGN KEY (clinic_id, raised_from, client_id, raised_from_rank)
     REFERENCES screening (clinic_id, id, client_id, level_rank)`,
  `ALTER TABLE screening ADD CONSTRAINT screening_raised_over_same_answers FOREIGN KEY (clinic_id, raised_from, intake_id, client_id)
     REFERENCES screening (clinic_id, id, intake_id, client_id)`,
  `ALTER TABLE screening ADD CONSTRAINT screening_raised_in_full CHECK (num_nonnulls(raised_by, raised_from, raised_from_rank) IN (0, 3))`,
  `ALTER TABLE screening ADD CONSTRAINT screening_never_lowered CHECK (level_rank >= raised_from_rank)`,
  `GRANT INSERT (raised_by, raised_from, raised_from_rank) ON screening TO rhomboid_app`,
];

/** Whether it was found on the day of a visit: a hold found then has cost somebody the way. */
const found = [
  `ALTER TABLE screening ADD COLUMN on_visit_day boolean NOT NULL DEFAULT false`,
  `GRANT INSERT (on_visit_day) ON screening TO rhomboid_app`,
];

/** A clearance for so many visits: each takes a numbered place, and there are no more places than visits. */
const visits = [
  `ALTER TABLE clearance ADD COLUMN visits smallint CONSTRAINT clearance_visits CHECK (visits BETWEEN 1 AND 52)`,
  `ALTER TABLE clearance ADD CONSTRAINT clearance_counts_visits UNIQUE (clinic_id, id, client_id, visits)`,
  `GRANT INSERT (visits) ON clearance TO rhomboid_app`,
  `CREATE TABLE clearance_visit (
     clinic_id uuid NOT NULL CONSTRAINT clearance_visit_clinic REFERENCES clinic,
     clearance_id uuid NOT NULL,
     place smallint NOT NULL,
     visits smallint NOT NULL,
     client_id uuid NOT NULL,
     note_id uuid NOT NULL,
     note_kind text NOT NULL DEFAULT 'treatment' CONSTRAINT clearance_visit_is_treatment CHECK (note_kind = 'treatment'),
     begun_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT clearance_visit_pkey PRIMARY KEY (clinic_id, clearance_id, place),
     CONSTRAINT clearance_visit_within CHECK (place BETWEEN 1 AND visits),
     CONSTRAINT clearance_visit_clearance FOREIGN KEY (clinic_id, clearance_id, client_id, visits) REFERENCES clearance (clinic_id, id, client_id, visits),
     CONSTRAINT clearance_visit_note FOREIGN KEY (clinic_id, note_id, client_id, note_kind) REFERENCES session_note (clinic_id, id, client_id, kind),
     CONSTRAINT clearance_visit_one_per_note UNIQUE (clinic_id, note_id)
   )`,
  ...writtenOnce('clearance_visit', 'clinic_id, clearance_id, place, visits, client_id, note_id'),
  `CREATE TABLE clearance_visit_end (
     clinic_id uuid NOT NULL CONSTRAINT clearance_visit_end_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     ended_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT clearance_visit_end_pkey PRIMARY KEY (clinic_id, note_id),
     CONSTRAINT clearance_visit_end_visit FOREIGN KEY (clinic_id, note_id) REFERENCES clearance_visit (clinic_id, note_id)
   )`,
  ...writtenOnce('clearance_visit_end', 'clinic_id, note_id'),
];

const closure = [
  `ALTER TABLE clearance_closure DROP CONSTRAINT clearance_closure_reason`,
  `ALTER TABLE clearance_closure ADD CONSTRAINT clearance_closure_reason CHECK (reason IN (${REASONS}))`,
  `ALTER TABLE clearance_closure DROP CONSTRAINT clearance_closure_names_who`,
  `ALTER TABLE clearance_closure ADD CONSTRAINT clearance_closure_names_who CHECK (reason IN ('changed_since', 'rules_changed', 'urgent_answer') OR closed_by IS NOT NULL)`,
];

export class DecideEachFinding1790000010000 extends ForwardMigration {
  protected readonly statements = [...review, ...raised, ...found, ...visits, ...closure];
}
