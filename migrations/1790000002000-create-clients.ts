import { CURRENT_CLINIC, ForwardMigration, tenantPolicies } from './tenant-table';

const COLUMNS = [
  'given_name', 'family_name', 'preferred_name', 'date_of_birth', 'pronouns', 'email', 'phone', 'locale',
  'contact_consent', 'emergency_contact', 'guardian', 'sort_key', 'search_text', 'phone_key',
].join(', ');

/** Created when the database says so: the app role may not write the column at all. */
const insertOnly = (table: string, columns: string): string[] => [
  `REVOKE INSERT ON ${table} FROM rhomboid_app`,
  `GRANT INSERT (${columns}) ON ${table} TO rhomboid_app`,
];

const client = [
  `CREATE TABLE client (
     clinic_id uuid NOT NULL CONSTRAINT client_clinic REFERENCES clinic,
     id uuid NOT NULL,
     given_name text NOT NULL CONSTRAINT client_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
     family_name text NOT NULL CONSTRAINT client_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
     preferred_name text CONSTRAINT client_preferred_name_length CHECK (length(preferred_name) BETWEEN 1 AND 100),
     date_of_birth date NOT NULL CONSTRAINT client_date_of_birth CHECK (date_of_birth >= '1900-01-01'),
     pronouns text CONSTRAINT client_pronouns_length CHECK (length(pronouns) BETWEEN 1 AND 40),
     -- In lower case.
     email text CONSTRAINT client_email_lower CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
     -- As it was typed.
     phone text CONSTRAINT client_phone_length CHECK (length(phone) BETWEEN 5 AND 40),
     locale text NOT NULL CONSTRAINT client_locale CHECK (locale IN ('en', 'es')),
     -- By channel: {given, at, by}. A channel that was never asked about is absent.
     contact_consent jsonb NOT NULL DEFAULT '{}' CONSTRAINT client_contact_consent CHECK (jsonb_typeof(contact_consent) = 'object'),
     emergency_contact jsonb CONSTRAINT client_emergency_contact CHECK (jsonb_typeof(emergency_contact) = 'object'),
     guardian jsonb CONSTRAINT client_guardian CHECK (jsonb_typeof(guardian) = 'object'),
     -- Written by the app from the columns above (src/clients/domain/folding.ts): "C" sorts the same on every server.
     sort_key text COLLATE "C" NOT NULL CONSTRAINT client_sort_key_length CHECK (length(sort_key) <= 500),
     search_text text COLLATE "C" NOT NULL CONSTRAINT client_search_text_length CHECK (length(search_text) <= 1200),
     phone_key text COLLATE "C" CONSTRAINT client_phone_key_digits CHECK (phone_key ~ '^[0-9]{5,8}$'),
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     -- Null: the server itself, such as an import.
     created_by uuid,
     archived_at timestamptz(3),
     archived_by uuid,
     archive_reason text CONSTRAINT client_archive_reason CHECK (archive_reason IN ('inactive', 'moved_away', 'duplicate', 'deceased', 'client_request', 'other')),
     CONSTRAINT client_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT client_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT client_archived_by FOREIGN KEY (clinic_id, archived_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT client_archival CHECK (num_nulls(archived_at, archived_by, archive_reason) IN (0, 3))
   )`,
  `CREATE INDEX client_by_name ON client (clinic_id, sort_key, id) WHERE archived_at IS NULL`,
  `CREATE INDEX client_archived ON client (clinic_id, sort_key, id) WHERE archived_at IS NOT NULL`,
  `CREATE INDEX client_by_birth_date ON client (clinic_id, date_of_birth, sort_key)`,
  `CREATE INDEX client_by_phone ON client (clinic_id, phone_key) WHERE phone_key IS NOT NULL`,
  `CREATE INDEX client_by_email ON client (clinic_id, email) WHERE email IS NOT NULL`,
  // Without a pending list no search has to read it, and no insert has to empty it.
  `CREATE INDEX client_search ON client USING gin (clinic_id, search_text gin_trgm_ops) WITH (fastupdate = off)`,
  // Archived rows too: they are restored, and the row is the lock of the client's gate (ADR 0010).
  ...tenantPolicies('client', { update: [...COLUMNS.split(', '), 'version', 'archived_at', 'archived_by', 'archive_reason'] }),
  ...insertOnly('client', `clinic_id, id, ${COLUMNS}, created_by`),
];

/**
 * Row-level security evaluates operators that are not leakproof, as those of trigrams are, after its own filter, so
 * they cannot use an index. This function looks as the owner, with the tenant's filter inside; it gives ids only, and
 * whoever called reads those rows under row-level security again (ADR 0014).
 */
const search = [
  `CREATE POLICY client_search ON client FOR SELECT TO CURRENT_USER USING (true)`,
  `CREATE FUNCTION clients_like(prefix text, longest text, patterns text[], typed text, archived boolean, wanted integer)
   RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
   SET search_path = public, pg_temp
   SET plan_cache_mode = force_custom_plan
   AS $$
   #variable_conflict use_column
   DECLARE found_ids uuid[]; threshold text;
   BEGIN
     found_ids := ARRAY(
       SELECT c.id FROM client c
       WHERE c.${CURRENT_CLINIC} AND (c.archived_at IS NOT NULL) = clients_like.archived
         AND c.sort_key >= prefix AND c.sort_key < prefix || U&'\\+10FFFF'
       ORDER BY c.sort_key, c.id LIMIT wanted);
     IF cardinality(found_ids) < wanted THEN
       found_ids := found_ids || ARRAY(
         SELECT hit.id FROM (
           SELECT c.id, c.sort_key FROM client c
           WHERE c.${CURRENT_CLINIC} AND (c.archived_at IS NOT NULL) = clients_like.archived
             AND c.search_text LIKE longest AND c.search_text LIKE ALL (patterns) AND c.id <> ALL (found_ids)
           LIMIT 1000) hit
         ORDER BY hit.sort_key, hit.id LIMIT wanted - cardinality(found_ids));
     END IF;
     -- Three letters are like too much. What is little alike is worth showing where nothing else was found.
     FOREACH threshold IN ARRAY '{0.5,0.33}'::text[] LOOP
       EXIT WHEN length(typed) < 4 OR cardinality(found_ids) >= wanted OR (threshold <> '0.5' AND found_ids <> '{}');
       PERFORM set_config('pg_trgm.word_similarity_threshold', threshold, true);
       found_ids := found_ids || ARRAY(
         SELECT hit.id FROM (
           SELECT c.id, c.sort_key, word_similarity(typed, c.search_text) AS within,
             greatest(similarity(typed, c.sort_key), similarity(typed, split_part(c.sort_key, '  ', 1)), similarity(typed, split_part(c.sort_key, '  ', 2))) AS likeness
           FROM client c
           WHERE c.${CURRENT_CLINIC} AND (c.archived_at IS NOT NULL) = clients_like.archived
             AND typed <% c.search_text AND c.id <> ALL (found_ids)
           LIMIT 1000) hit
         ORDER BY hit.likeness DESC, hit.within DESC, hit.sort_key, hit.id LIMIT least(20, wanted - cardinality(found_ids)));
     END LOOP;
     RETURN QUERY SELECT unnest(found_ids);
   END $$`,
  `REVOKE ALL ON FUNCTION clients_like(text, text, text[], text, boolean, integer) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION clients_like(text, text, text[], text, boolean, integer) TO rhomboid_app`,
];

/** The health part, apart from what the front desk works with. A client without a row has told us nothing yet. */
const careNotes = [
  `CREATE TABLE client_care_notes (
     clinic_id uuid NOT NULL CONSTRAINT client_care_notes_clinic REFERENCES clinic,
     client_id uuid NOT NULL,
     avoid_regions text[] NOT NULL DEFAULT '{}' CONSTRAINT client_care_notes_regions CHECK (cardinality(avoid_regions) <= 50),
     pressure_max smallint CONSTRAINT client_care_notes_pressure CHECK (pressure_max BETWEEN 1 AND 5),
     avoid_products text[] NOT NULL DEFAULT '{}' CONSTRAINT client_care_notes_products CHECK (cardinality(avoid_products) <= 50),
     allergies jsonb NOT NULL DEFAULT '[]' CONSTRAINT client_care_notes_allergies CHECK (jsonb_typeof(allergies) = 'array'),
     version integer NOT NULL DEFAULT 1,
     updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     updated_by uuid NOT NULL,
     CONSTRAINT client_care_notes_pkey PRIMARY KEY (clinic_id, client_id),
     CONSTRAINT client_care_notes_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT client_care_notes_updated_by FOREIGN KEY (clinic_id, updated_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...tenantPolicies('client_care_notes', {
    update: ['avoid_regions', 'pressure_max', 'avoid_products', 'allergies', 'version', 'updated_at', 'updated_by'],
  }),
];

export class CreateClients1790000002000 extends ForwardMigration {
  protected readonly statements = [...client, ...search, ...careNotes];
}
