import type { Client } from 'pg';

/** Tables without a clinic: identity (a person may work for two clinics) and reference data. Anything else is a tenant's. */
export const GLOBAL_TABLES = [
  'migration',
  'staff_account',
  'staff_membership',
  'staff_session',
  'sign_in_throttle',
  'online_throttle',
  'intake_link',
  'intake_access',
  'form_definition',
  'rule_set',
  'catalogue_version',
  'technique',
  'stroke',
  'region',
  'muscle',
  'self_care',
];

const SYSTEM = `n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;
const TENANT = `SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND ${SYSTEM} AND NOT c.relname = ANY ($1)`;
const USES_SETTING = `current_setting('app.clinic_id'`;

/** Each rule finds breaches: one row per breach, `what` naming it. */
const RULES: Readonly<Record<string, string>> = {
  'row-level security is enabled and forced': `SELECT relname AS what FROM (${TENANT}) t WHERE NOT relrowsecurity OR NOT relforcerowsecurity`,
  'every tenant table has a select and an insert policy': `SELECT relname AS what FROM (${TENANT}) t
     WHERE (SELECT count(DISTINCT polcmd) FROM pg_policy p WHERE p.polrelid = t.oid AND polcmd IN ('r', 'a')) < 2`,
  'one policy per verb': `SELECT relname || ' ' || polcmd::text AS what FROM (${TENANT}) t JOIN pg_policy p ON p.polrelid = t.oid
     WHERE polroles = '{0}' GROUP BY relname, polcmd HAVING count(*) > 1 OR polcmd = '*'`,
  'every policy of the app names the tenant setting': `SELECT relname || '.' || polname AS what FROM (${TENANT}) t JOIN pg_policy p ON p.polrelid = t.oid
     WHERE polroles = '{0}' AND position($2 IN coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')) = 0`,
  'no policy holds a subquery': `SELECT relname || '.' || polname AS what FROM (${TENANT}) t JOIN pg_policy p ON p.polrelid = t.oid
     WHERE coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') ILIKE '%select %'`,
  'the primary key begins with clinic_id': `SELECT relname AS what FROM (${TENANT}) t
     WHERE NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
                       WHERE i.indrelid = t.oid AND i.indisprimary AND a.attname = 'clinic_id')`,
  'every index begins with clinic_id': `SELECT i.indexrelid::regclass::text AS what FROM (${TENANT}) t JOIN pg_index i ON i.indrelid = t.oid
     LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE a.attname IS DISTINCT FROM 'clinic_id'`,
  'foreign keys between tenant tables carry clinic_id': `SELECT conname AS what FROM (${TENANT}) t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
     JOIN pg_class f ON f.oid = k.confrelid
     WHERE NOT f.relname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = k.conkey[1] AND a.attname = 'clinic_id')`,
  'no cascade and no SET NULL': `SELECT conname AS what FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SYSTEM} AND contype = 'f' AND (confdeltype NOT IN ('a', 'r') OR confupdtype NOT IN ('a', 'r'))`,
  'no trigger': `SELECT tgname AS what FROM pg_trigger WHERE NOT tgisinternal`,
  'no identity column and no sequence': `SELECT c.relname AS what FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SYSTEM} AND c.relkind = 'S' AND c.relname <> 'migration_id_seq'`,
  'no view without security_invoker, no materialised view': `SELECT c.relname AS what FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SYSTEM} AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce(c.reloptions::text, '') LIKE '%security_invoker=true%'))`,
  'no function of ours is executable by PUBLIC': `SELECT c.proname AS what FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
     WHERE ${SYSTEM} AND (c.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(c.proacl) WHERE grantee = 0))`,
  'a definer function pins its search_path': `SELECT c.proname AS what FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
     WHERE ${SYSTEM} AND c.prosecdef AND NOT coalesce(c.proconfig::text, '') LIKE '%search_path%'`,
  'the app role may not truncate, reference or trigger': `SELECT c.relname AS what FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SYSTEM} AND c.relkind IN ('r', 'p') AND has_table_privilege('rhomboid_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER')`,
  'the app role owns nothing and has no powers': `SELECT rolname AS what FROM pg_roles r WHERE rolname = 'rhomboid_app'
     AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid))`,
  'every constraint is named by us': `SELECT conname AS what FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SYSTEM} AND contype <> 'n' AND (conname ~ '_(check|fkey|key|excl)[0-9]*$') AND c.relname <> 'migration'`,
};

export const ruleNames = Object.keys(RULES);

const parametersOf = (sql: string): unknown[] =>
  sql.includes('$2') ? [GLOBAL_TABLES, USES_SETTING] : sql.includes('$1') ? [GLOBAL_TABLES] : [];

/** The breaches of one rule, by name. */
export const breachesOf = async (client: Client, rule: string): Promise<string[]> => {
  const sql = RULES[rule];
  if (!sql) throw new Error(`no such rule: ${rule}`);
  const { rows } = await client.query<{ what: string }>(sql, parametersOf(sql));
  return rows.map((row) => row.what).sort();
};
