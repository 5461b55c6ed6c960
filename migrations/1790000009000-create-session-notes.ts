import { CURRENT_CLINIC, ForwardMigration, tenantPolicies, writtenOnce } from './tenant-table';

const note = [
  `CREATE TABLE session_note (
     clinic_id uuid NOT NULL CONSTRAINT session_note_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT session_note_kind CHECK (kind IN ('treatment', 'treatment_not_given')),
     author_id uuid NOT NULL,
     plan_id uuid,
     -- The visit in the calendar, where there is one (ADR 0021: no foreign key yet).
     appointment_id uuid,
     clearance_id uuid,
     clearance_expires_at timestamptz(3),
     -- What the limits were read from when the note was begun: the suggester's input and the versions.
     basis jsonb NOT NULL,
     held_at timestamptz(3) NOT NULL,
     privacy text NOT NULL DEFAULT 'clinical' CONSTRAINT session_note_privacy CHECK (privacy IN ('clinical', 'discipline', 'named')),
     discipline text CONSTRAINT session_note_discipline CHECK (length(discipline) BETWEEN 1 AND 50),
     readers uuid[] NOT NULL DEFAULT '{}' CONSTRAINT session_note_readers CHECK (cardinality(readers) <= 50),
     started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     version integer NOT NULL DEFAULT 1,
     -- Written by the signature; from then on no policy lets the row change.
     signed_at timestamptz(3),
     summary jsonb,
     words tsvector,
     CONSTRAINT session_note_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT session_note_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT session_note_author FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT session_note_plan FOREIGN KEY (clinic_id, plan_id, client_id) REFERENCES treatment_plan (clinic_id, id, client_id),
     CONSTRAINT session_note_clearance FOREIGN KEY (clinic_id, clearance_id, client_id, clearance_expires_at) REFERENCES clearance (clinic_id, id, client_id, expires_at),
     CONSTRAINT session_note_past_the_gate CHECK (kind = 'treatment_not_given' OR (clearance_id IS NOT NULL AND clearance_expires_at IS NOT NULL)),
     CONSTRAINT session_note_within_clearance CHECK (started_at < clearance_expires_at),
     CONSTRAINT session_note_discipline_is_named CHECK ((privacy = 'discipline') = (discipline IS NOT NULL)),
     CONSTRAINT session_note_signed_in_full CHECK ((signed_at IS NULL) = (summary IS NULL) AND (signed_at IS NULL) = (words IS NULL)),
     CONSTRAINT session_note_of_client UNIQUE (clinic_id, id, client_id, kind)
   )`,
  `CREATE INDEX session_note_of_client_by_time ON session_note (clinic_id, client_id, held_at DESC, id DESC)`,
  `CREATE INDEX session_note_by_time ON session_note (clinic_id, held_at DESC, id DESC) WHERE signed_at IS NOT NULL`,
  `CREATE INDEX session_note_unsigned ON session_note (clinic_id, author_id, held_at, id) WHERE signed_at IS NULL`,
  `CREATE INDEX session_note_by_plan ON session_note (clinic_id, plan_id, held_at) WHERE plan_id IS NOT NULL`,
  `CREATE INDEX session_note_words ON session_note USING gin (clinic_id, words) WITH (fastupdate = off)`,
  ...tenantPolicies('session_note', {
    insertWhen: 'signed_at IS NULL',
    update: ['version', 'privacy', 'discipline', 'readers', 'signed_at', 'summary', 'words'],
    updateWhen: 'signed_at IS NULL',
  }),
  `REVOKE INSERT ON session_note FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, client_id, kind, author_id, plan_id, appointment_id, clearance_id, clearance_expires_at, basis, held_at, privacy, discipline, readers)
     ON session_note TO rhomboid_app`,

  // One row per section from the beginning, so that none can be added later; closed with the note.
  `CREATE TABLE note_section (
     clinic_id uuid NOT NULL CONSTRAINT note_section_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     section text NOT NULL CONSTRAINT note_section_name CHECK (section IN
       ('visit', 'subjective', 'objective', 'bodyChart', 'treatment', 'consent', 'measures', 'assessment', 'plan', 'notGiven')),
     content jsonb NOT NULL DEFAULT '{}' CONSTRAINT note_section_content CHECK (jsonb_typeof(content) = 'object'),
     -- Set while nobody has touched what was copied from that note or plan.
     copied_from uuid,
     copied_from_plan uuid,
     version integer NOT NULL DEFAULT 1,
     saved_by uuid NOT NULL,
     saved_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     closed boolean NOT NULL DEFAULT false,
     CONSTRAINT note_section_pkey PRIMARY KEY (clinic_id, note_id, section),
     CONSTRAINT note_section_note FOREIGN KEY (clinic_id, note_id) REFERENCES session_note (clinic_id, id),
     CONSTRAINT note_section_copied_from FOREIGN KEY (clinic_id, copied_from) REFERENCES session_note (clinic_id, id),
     CONSTRAINT note_section_copied_from_plan FOREIGN KEY (clinic_id, copied_from_plan) REFERENCES treatment_plan (clinic_id, id),
     CONSTRAINT note_section_saved_by FOREIGN KEY (clinic_id, saved_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...tenantPolicies('note_section', {
    insertWhen: 'NOT closed',
    update: ['content', 'copied_from', 'copied_from_plan', 'version', 'saved_by', 'saved_at', 'closed'],
    updateWhen: 'NOT closed',
  }),
];

const signature = [
  `CREATE TABLE note_signature (
     clinic_id uuid NOT NULL CONSTRAINT note_signature_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     client_id uuid NOT NULL,
     kind text NOT NULL,
     -- Canonical JSON (RFC 8785) as text: the hash below is over these bytes, and Postgres checks it.
     content text NOT NULL CONSTRAINT note_signature_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
     content_hash bytea NOT NULL,
     findings_count smallint NOT NULL CONSTRAINT note_signature_findings CHECK (findings_count BETWEEN 0 AND 100),
     lines_count smallint NOT NULL CONSTRAINT note_signature_lines CHECK (lines_count BETWEEN 0 AND 100),
     scores_count smallint NOT NULL CONSTRAINT note_signature_scores CHECK (scores_count BETWEEN 0 AND 200),
     signer_id uuid NOT NULL,
     signer_name text NOT NULL CONSTRAINT note_signature_signer_name CHECK (length(signer_name) BETWEEN 1 AND 200),
     signer_credentials text[] NOT NULL,
     needs_cosignature boolean NOT NULL,
     -- Of the gate at the moment of signing; a note signed after the gate closed says why.
     clearance_id uuid,
     clearance_expires_at timestamptz(3),
     late_reason text CONSTRAINT note_signature_late_reason CHECK (length(late_reason) BETWEEN 1 AND 2000),
     signed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_signature_pkey PRIMARY KEY (clinic_id, note_id),
     CONSTRAINT note_signature_note FOREIGN KEY (clinic_id, note_id, client_id, kind) REFERENCES session_note (clinic_id, id, client_id, kind),
     CONSTRAINT note_signature_signer FOREIGN KEY (clinic_id, signer_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT note_signature_clearance FOREIGN KEY (clinic_id, clearance_id, client_id, clearance_expires_at) REFERENCES clearance (clinic_id, id, client_id, expires_at),
     CONSTRAINT note_signature_within_clearance CHECK (signed_at < clearance_expires_at),
     CONSTRAINT note_signature_past_the_gate CHECK (kind = 'treatment_not_given' OR late_reason IS NOT NULL
       OR (clearance_id IS NOT NULL AND clearance_expires_at IS NOT NULL)),
     CONSTRAINT note_signature_hash CHECK (content_hash = sha256(convert_to(content, 'UTF8'))),
     CONSTRAINT note_signature_by UNIQUE (clinic_id, note_id, content_hash, signer_id),
     CONSTRAINT note_signature_counts_findings UNIQUE (clinic_id, note_id, findings_count),
     CONSTRAINT note_signature_counts_lines UNIQUE (clinic_id, note_id, lines_count),
     CONSTRAINT note_signature_counts_scores UNIQUE (clinic_id, note_id, scores_count)
   )`,
  ...writtenOnce(
    'note_signature',
    `clinic_id, note_id, client_id, kind, content, content_hash, findings_count, lines_count, scores_count, signer_id, signer_name, signer_credentials,
     needs_cosignature, clearance_id, clearance_expires_at, late_reason`,
  ),

  `CREATE TABLE note_cosignature (
     clinic_id uuid NOT NULL CONSTRAINT note_cosignature_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     content_hash bytea NOT NULL,
     signer_id uuid NOT NULL,
     cosigner_id uuid NOT NULL,
     cosigner_name text NOT NULL CONSTRAINT note_cosignature_name CHECK (length(cosigner_name) BETWEEN 1 AND 200),
     cosigner_credentials text[] NOT NULL CONSTRAINT note_cosignature_no_student CHECK (NOT 'student' = ANY (cosigner_credentials)),
     signed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_cosignature_pkey PRIMARY KEY (clinic_id, note_id),
     CONSTRAINT note_cosignature_of FOREIGN KEY (clinic_id, note_id, content_hash, signer_id) REFERENCES note_signature (clinic_id, note_id, content_hash, signer_id),
     CONSTRAINT note_cosignature_by FOREIGN KEY (clinic_id, cosigner_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT note_cosignature_by_another CHECK (cosigner_id <> signer_id)
   )`,
  ...writtenOnce('note_cosignature', 'clinic_id, note_id, content_hash, signer_id, cosigner_id, cosigner_name, cosigner_credentials'),

  `CREATE TABLE note_amendment (
     clinic_id uuid NOT NULL CONSTRAINT note_amendment_clinic REFERENCES clinic,
     id uuid NOT NULL,
     note_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT note_amendment_kind CHECK (kind IN ('addendum', 'correction', 'clarification')),
     content text NOT NULL CONSTRAINT note_amendment_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
     content_hash bytea NOT NULL,
     author_id uuid NOT NULL,
     amended_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_amendment_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT note_amendment_note FOREIGN KEY (clinic_id, note_id) REFERENCES note_signature (clinic_id, note_id),
     CONSTRAINT note_amendment_author FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT note_amendment_hash CHECK (content_hash = sha256(convert_to(content, 'UTF8')))
   )`,
  `CREATE INDEX note_amendment_by_note ON note_amendment (clinic_id, note_id, amended_at)`,
  ...writtenOnce('note_amendment', 'clinic_id, id, note_id, kind, content, content_hash, author_id'),
];

/**
 * A row of a signed note has a place from 1 to the number that was signed, and each place is taken: the primary key, the
 * CHECK and the foreign key together leave no room for a row more.
 */
const ofSigned = (table: string, count: string, columns: readonly string[], names: string): string[] => [
  `CREATE TABLE ${table} (
     clinic_id uuid NOT NULL CONSTRAINT ${table}_clinic REFERENCES clinic,
     note_id uuid NOT NULL,
     place smallint NOT NULL,
     ${count} smallint NOT NULL,
     ${columns.join(',\n     ')},
     CONSTRAINT ${table}_pkey PRIMARY KEY (clinic_id, note_id, place),
     CONSTRAINT ${table}_place CHECK (place BETWEEN 1 AND ${count}),
     CONSTRAINT ${table}_signature FOREIGN KEY (clinic_id, note_id, ${count}) REFERENCES note_signature (clinic_id, note_id, ${count})
   )`,
  ...writtenOnce(table, `clinic_id, note_id, place, ${count}, ${names}`),
];

const SIDE = (table: string): string => `side text CONSTRAINT ${table}_side CHECK (side IN ('left', 'right', 'both', 'midline'))`;

const signedRows = [
  ...ofSigned(
    'note_finding',
    'findings_count',
    ['region text NOT NULL', SIDE('note_finding'), 'muscle text', 'kind text NOT NULL', 'intensity smallint CONSTRAINT note_finding_intensity CHECK (intensity BETWEEN 0 AND 10)', 'point jsonb'],
    'region, side, muscle, kind, intensity, point',
  ),
  ...ofSigned(
    'note_treatment_line',
    'lines_count',
    [
      'technique text NOT NULL', 'stroke text', 'region text NOT NULL', 'muscle text', SIDE('note_treatment_line'),
      'pressure smallint NOT NULL CONSTRAINT note_treatment_line_pressure CHECK (pressure BETWEEN 1 AND 5)',
      'minutes smallint', 'position text', `products text[] NOT NULL DEFAULT '{}'`, `marks jsonb NOT NULL DEFAULT '[]'`, 'limit_reason text',
      `CONSTRAINT note_treatment_line_says_why CHECK (marks = '[]' OR limit_reason IS NOT NULL)`,
    ],
    'technique, stroke, region, muscle, side, pressure, minutes, position, products, marks, limit_reason',
  ),
  ...ofSigned(
    'note_score',
    'scores_count',
    ['measure text NOT NULL', `moment text NOT NULL CONSTRAINT note_score_moment CHECK (moment IN ('before', 'after', 'week_average', 'week_worst'))`, `item text NOT NULL DEFAULT ''`, 'value numeric(6, 2) NOT NULL'],
    'measure, moment, item, value',
  ),
];

/**
 * Row-level security evaluates `@@` after its own filter, so that no index helps. This function looks as the owner with
 * the tenant's filter and the note's privacy inside; it gives ids only (as clients_like does, ADR 0014).
 */
const search = [
  `CREATE POLICY session_note_search ON session_note FOR SELECT TO CURRENT_USER USING (true)`,
  `CREATE FUNCTION notes_like(looked_for tsquery, reader uuid, credentials text[], of_client uuid, before_at timestamptz, before_id uuid, wanted integer)
   RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
   SET search_path = public, pg_temp
   SET plan_cache_mode = force_custom_plan
   AS $$
   #variable_conflict use_column
   BEGIN
     RETURN QUERY SELECT n.id FROM session_note n
       WHERE n.${CURRENT_CLINIC} AND n.signed_at IS NOT NULL AND n.words @@ looked_for
         AND (of_client IS NULL OR n.client_id = of_client)
         AND (before_at IS NULL OR (n.held_at, n.id) < (before_at, before_id))
         AND (n.privacy = 'clinical' OR n.author_id = reader OR (n.privacy = 'discipline' AND n.discipline = ANY (credentials)) OR (n.privacy = 'named' AND reader = ANY (n.readers)))
       ORDER BY n.held_at DESC, n.id DESC LIMIT wanted;
   END $$`,
  `REVOKE ALL ON FUNCTION notes_like(tsquery, uuid, text[], uuid, timestamptz, uuid, integer) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION notes_like(tsquery, uuid, text[], uuid, timestamptz, uuid, integer) TO rhomboid_app`,
];

/** A course without gain closes the gate (ADR 0022). */
const closureByTrend = [
  `ALTER TABLE clearance_closure DROP CONSTRAINT clearance_closure_reason`,
  `ALTER TABLE clearance_closure ADD CONSTRAINT clearance_closure_reason
     CHECK (reason IN ('changed_since', 'rules_changed', 'new_symptom', 'reaction', 'medical_advice', 'granted_in_error', 'other', 'trend'))`,
];

export class CreateSessionNotes1790000009000 extends ForwardMigration {
  protected readonly statements = [...note, ...signature, ...signedRows, ...search, ...closureByTrend];
}
