import { ForwardMigration, writtenOnce } from './tenant-table';

const request = [
  `CREATE TABLE clearance_request (
     clinic_id uuid NOT NULL CONSTRAINT clearance_request_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     level_rank smallint NOT NULL CONSTRAINT clearance_request_level CHECK (level_rank BETWEEN 2 AND 5),
     rule_ids text[] NOT NULL CONSTRAINT clearance_request_asks CHECK (cardinality(rule_ids) > 0),
     addressed_to text NOT NULL CONSTRAINT clearance_request_addressee CHECK (length(addressed_to) BETWEEN 1 AND 200),
     question text NOT NULL CONSTRAINT clearance_request_question CHECK (length(question) BETWEEN 1 AND 2000),
     requested_by uuid NOT NULL,
     requested_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT clearance_request_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT clearance_request_screening FOREIGN KEY (clinic_id, screening_id, client_id, level_rank)
       REFERENCES screening (clinic_id, id, client_id, level_rank),
     CONSTRAINT clearance_request_of_screening UNIQUE (clinic_id, id, screening_id),
     CONSTRAINT clearance_request_requester FOREIGN KEY (clinic_id, requested_by) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX clearance_request_by_screening ON clearance_request (clinic_id, screening_id, requested_at)`,
  ...writtenOnce('clearance_request', 'clinic_id, id, client_id, screening_id, level_rank, rule_ids, addressed_to, question, requested_by'),
];

/** In the database and not in a folder: under the same row-level security, in the same backup, never below a web root. */
const document = [
  `CREATE TABLE clearance_document (
     clinic_id uuid NOT NULL CONSTRAINT clearance_document_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     media_type text NOT NULL CONSTRAINT clearance_document_media_type CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
     content bytea NOT NULL CONSTRAINT clearance_document_size CHECK (octet_length(content) BETWEEN 1 AND 5242880),
     content_hash bytea NOT NULL CONSTRAINT clearance_document_hash CHECK (content_hash = sha256(content)),
     received_by uuid NOT NULL,
     received_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT clearance_document_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT clearance_document_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT clearance_document_of_client UNIQUE (clinic_id, id, client_id),
     CONSTRAINT clearance_document_receiver FOREIGN KEY (clinic_id, received_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('clearance_document', 'clinic_id, id, client_id, media_type, content, content_hash, received_by'),
];

const received = [
  `CREATE TABLE medical_clearance (
     clinic_id uuid NOT NULL CONSTRAINT medical_clearance_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     -- A doctor's clearance answers level 2-3; levels 4-5 wait for a medical outcome.
     level_rank smallint NOT NULL CONSTRAINT medical_clearance_level CHECK (level_rank BETWEEN 2 AND 3),
     request_id uuid,
     document_id uuid,
     rule_ids text[] NOT NULL CONSTRAINT medical_clearance_clears CHECK (cardinality(rule_ids) > 0),
     clinician_name text NOT NULL CONSTRAINT medical_clearance_clinician CHECK (length(clinician_name) BETWEEN 1 AND 200),
     dated date NOT NULL,
     scope text NOT NULL CONSTRAINT medical_clearance_scope CHECK (length(scope) BETWEEN 1 AND 2000),
     conditions text CONSTRAINT medical_clearance_conditions CHECK (length(conditions) BETWEEN 1 AND 2000),
     expires_on date CONSTRAINT medical_clearance_expiry CHECK (expires_on >= dated),
     recorded_by uuid NOT NULL,
     recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT medical_clearance_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT medical_clearance_screening FOREIGN KEY (clinic_id, screening_id, client_id, level_rank)
       REFERENCES screening (clinic_id, id, client_id, level_rank),
     CONSTRAINT medical_clearance_request FOREIGN KEY (clinic_id, request_id, screening_id) REFERENCES clearance_request (clinic_id, id, screening_id),
     CONSTRAINT medical_clearance_document FOREIGN KEY (clinic_id, document_id, client_id) REFERENCES clearance_document (clinic_id, id, client_id),
     CONSTRAINT medical_clearance_recorder FOREIGN KEY (clinic_id, recorded_by) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX medical_clearance_by_screening ON medical_clearance (clinic_id, screening_id, recorded_at)`,
  ...writtenOnce('medical_clearance', 'clinic_id, id, client_id, screening_id, level_rank, request_id, document_id, rule_ids, clinician_name, dated, scope, conditions, expires_on, recorded_by'),
];

export class RecordMedicalClearances1790000004600 extends ForwardMigration {
  protected readonly statements = [...request, ...document, ...received];
}
