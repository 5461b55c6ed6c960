import { ForwardMigration, writtenOnce } from './tenant-table';

/** What came of a course of treatment, frozen and signed as a note is; only of a plan that was discharged. */
const summary = [
  `CREATE TABLE discharge_summary (
     clinic_id uuid NOT NULL CONSTRAINT discharge_summary_clinic REFERENCES clinic,
     plan_id uuid NOT NULL,
     client_id uuid NOT NULL,
     -- Canonical JSON (RFC 8785) as text: the hash below is over these bytes, and Postgres checks it.
     content text NOT NULL CONSTRAINT discharge_summary_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
     content_hash bytea NOT NULL,
     signer_id uuid NOT NULL,
     signer_name text NOT NULL CONSTRAINT discharge_summary_signer_name CHECK (length(signer_name) BETWEEN 1 AND 200),
     signer_credentials text[] NOT NULL CONSTRAINT discharge_summary_no_student CHECK (NOT 'student' = ANY (signer_credentials)),
     signed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT discharge_summary_pkey PRIMARY KEY (clinic_id, plan_id),
     CONSTRAINT discharge_summary_plan FOREIGN KEY (clinic_id, plan_id, client_id) REFERENCES treatment_plan (clinic_id, id, client_id),
     CONSTRAINT discharge_summary_of_discharge FOREIGN KEY (clinic_id, plan_id) REFERENCES plan_discharge (clinic_id, plan_id),
     CONSTRAINT discharge_summary_signer FOREIGN KEY (clinic_id, signer_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT discharge_summary_hash CHECK (content_hash = sha256(convert_to(content, 'UTF8')))
   )`,
  `CREATE INDEX discharge_summary_of_client_by_time ON discharge_summary (clinic_id, client_id, signed_at DESC, plan_id DESC)`,
  ...writtenOnce('discharge_summary', 'clinic_id, plan_id, client_id, content, content_hash, signer_id, signer_name, signer_credentials'),

  `CREATE TABLE discharge_amendment (
     clinic_id uuid NOT NULL CONSTRAINT discharge_amendment_clinic REFERENCES clinic,
     id uuid NOT NULL,
     plan_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT discharge_amendment_kind CHECK (kind IN ('addendum', 'correction', 'clarification')),
     content text NOT NULL CONSTRAINT discharge_amendment_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
     content_hash bytea NOT NULL,
     author_id uuid NOT NULL,
     amended_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT discharge_amendment_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT discharge_amendment_summary FOREIGN KEY (clinic_id, plan_id) REFERENCES discharge_summary (clinic_id, plan_id),
     CONSTRAINT discharge_amendment_author FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT discharge_amendment_hash CHECK (content_hash = sha256(convert_to(content, 'UTF8')))
   )`,
  `CREATE INDEX discharge_amendment_of_summary ON discharge_amendment (clinic_id, plan_id, amended_at)`,
  ...writtenOnce('discharge_amendment', 'clinic_id, id, plan_id, kind, content, content_hash, author_id'),
];

export class SignDischarges1790000013200 extends ForwardMigration {
  protected readonly statements = summary;
}
