import { ForwardMigration, writtenOnce } from './tenant-table';

/** What a doctor said about a level 4-5 screening. Nothing else, and no new answer, ends such a hold. */
export class RecordMedicalOutcomes1790000004500 extends ForwardMigration {
  protected readonly statements = [
    `CREATE TABLE medical_outcome (
       clinic_id uuid NOT NULL CONSTRAINT medical_outcome_clinic REFERENCES clinic,
       id uuid NOT NULL,
       client_id uuid NOT NULL,
       screening_id uuid NOT NULL,
       level_rank smallint NOT NULL CONSTRAINT medical_outcome_level CHECK (level_rank BETWEEN 4 AND 5),
       outcome text NOT NULL CONSTRAINT medical_outcome_word CHECK (outcome IN ('nothing_serious_found', 'treated_and_cleared', 'under_treatment', 'no_massage')),
       -- Whether the hold ends: only what lets massage go on does.
       ends_hold boolean NOT NULL,
       clinician_name text NOT NULL CONSTRAINT medical_outcome_clinician CHECK (length(clinician_name) BETWEEN 1 AND 200),
       seen_on date NOT NULL,
       finding text NOT NULL CONSTRAINT medical_outcome_finding CHECK (length(finding) BETWEEN 1 AND 2000),
       cleared_for text CONSTRAINT medical_outcome_cleared_for CHECK (length(cleared_for) BETWEEN 1 AND 2000),
       reference text NOT NULL CONSTRAINT medical_outcome_reference CHECK (length(reference) BETWEEN 1 AND 200),
       recorded_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       CONSTRAINT medical_outcome_pkey PRIMARY KEY (clinic_id, id),
       CONSTRAINT medical_outcome_screening FOREIGN KEY (clinic_id, screening_id, client_id, level_rank)
         REFERENCES screening (clinic_id, id, client_id, level_rank),
       CONSTRAINT medical_outcome_recorder FOREIGN KEY (clinic_id, recorded_by) REFERENCES staff_member (clinic_id, id),
       CONSTRAINT medical_outcome_ends_what_is_cleared CHECK (ends_hold = (outcome IN ('nothing_serious_found', 'treated_and_cleared'))),
       CONSTRAINT medical_outcome_says_for_what CHECK (NOT ends_hold OR cleared_for IS NOT NULL)
     )`,
    `CREATE INDEX medical_outcome_of_client ON medical_outcome (clinic_id, client_id, recorded_at DESC)`,
    `CREATE INDEX medical_outcome_of_screening ON medical_outcome (clinic_id, screening_id, recorded_at)`,
    // Where an open hold is looked for: few rows of few clients.
    `CREATE INDEX screening_grave_of_client ON screening (clinic_id, client_id, screened_at DESC) WHERE level_rank >= 4`,
    ...writtenOnce('medical_outcome', 'clinic_id, id, client_id, screening_id, level_rank, outcome, ends_hold, clinician_name, seen_on, finding, cleared_for, reference, recorded_by'),
  ];
}
