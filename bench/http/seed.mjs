import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { enabledItems, standardIntake } = require('../../dist/src/intake');

export const CLINIC = '0190a000-0000-7000-8000-00000000000c';
export const STAFF = '0190a000-0000-7000-8000-0000000000c1';
const hex = (n) => n.toString(16).padStart(12, '0');
export const clientId = (n) => `0190b000-0000-7000-8000-${hex(n)}`;
/** The cookie of the n-th client who filled in a form and passed the second check. */
export const accessToken = (n) => `bench${String(n).padStart(38, '0')}`;

/** 40 x 25 x 20 family names, 26 x 20 given names, 20,000 days of birth: about as many namesakes as in life. */
const CLIENTS = `INSERT INTO client (clinic_id, id, given_name, family_name, date_of_birth, email, phone, locale, sort_key, search_text, phone_key)
  SELECT $1, ('0190b000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, given, family, '1945-01-01'::date + (n % 20000 * 7919 % 20000),
    family || n || '@example.org', '+1 555 ' || lpad(n::text, 8, '0'), 'en', family || '  ' || given,
    family || ' ' || given || ' ' || family || n || '@example.org 1555' || lpad(n::text, 8, '0'), lpad(n::text, 8, '0')
  FROM (SELECT n,
      chr(97 + n % 26) || (ARRAY['ana','lia','ose','iro','uan','ema','ina','ora','ela','avi','eon','ulu','ika','oma','isa','ade','eri','ola','una','ito'])[1 + n / 26 % 20] AS given,
      chr(97 + n * 7 % 23) || (ARRAY['ar','el','or','in','us','an','er','ol','im','ad','es','ov','ur','al','en','ir','os','am','ed','il','ot','ac','ub','ef','ig'])[1 + n * 3 % 25]
        || (ARRAY['mann','son','ez','ova','ski','berg','ford','well','ton','dal'])[1 + n / 23 % 10] || chr(97 + n / 529 % 20) AS family
    FROM generate_series(1, $2::int) n) people`;

/** Fast, as superuser: keys to other tables are true by construction, and indexes are built afterwards. */
export const seedClients = async (admin, count) => {
  await admin.query('SET session_replication_role = replica');
  await admin.query(`SET maintenance_work_mem = '512MB'`);
  // Parallel builds want more shared memory than a container has.
  await admin.query('SET max_parallel_maintenance_workers = 0');
  const { rows: indexes } = await admin.query(`SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'client' AND indexname <> 'client_pkey'`);
  for (const { indexname } of indexes) await admin.query(`DROP INDEX ${indexname}`);
  await admin.query(CLIENTS, [CLINIC, count]);
  for (const { indexdef } of indexes) await admin.query(indexdef);
};

/** The desk worker of the tests: knots in neck and shoulder, nothing else. */
const draft = () => {
  const said = JSON.parse(readFileSync(new URL('../../test/support/desk-worker.json', import.meta.url), 'utf8'));
  const answers = Object.fromEntries(Object.entries(said).map(([id, value]) => [id, value?.state ? value : { value }]));
  const asked = enabledItems(standardIntake, answers, 'first').filter(({ linkId }) => answers[linkId]);
  return JSON.stringify(Object.fromEntries(asked.map(({ linkId }) => [linkId, answers[linkId]])));
};

const invitationId = `('0190c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const INVITED = [
  `INSERT INTO intake_invitation (clinic_id, id, client_id, purpose, visit, form_id, form_version, locale, created_by, expires_at)
   SELECT $1, ${invitationId}, ('0190b000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'first', 'first', $3, $4, 'en', $5, now() + interval '7 days'
   FROM generate_series(1, $2::int) n`,
  `INSERT INTO intake_link (token_hash, clinic_id, invitation_id) SELECT sha256(convert_to('link' || n, 'UTF8')), $1, ${invitationId} FROM generate_series(1, $2::int) n`,
  `INSERT INTO intake_access (token_hash, clinic_id, invitation_id, expires_at)
   SELECT sha256(convert_to('bench' || lpad(n::text, 38, '0'), 'UTF8')), $1, ${invitationId}, now() + interval '1 day' FROM generate_series(1, $2::int) n`,
  `INSERT INTO intake_draft_answer (clinic_id, invitation_id, link_id, answer)
   SELECT $1, ${invitationId}, a.key, a.value FROM generate_series(1, $2::int) n, jsonb_each($3::jsonb) a`,
];

/** `count` clients who have answered everything and not yet sent it. */
export const seedFilledForms = async (admin, count) => {
  const { id, version } = standardIntake;
  const values = [[CLINIC, count, id, version, STAFF], [CLINIC, count], [CLINIC, count], [CLINIC, count, draft()]];
  await admin.query('SET session_replication_role = replica');
  for (const [at, sql] of INVITED.entries()) await admin.query(sql, values[at]);
};

export const settle = async (admin) => {
  await admin.query('SET session_replication_role = origin');
  await admin.query('VACUUM (ANALYZE)');
  await admin.query('CHECKPOINT');
};
