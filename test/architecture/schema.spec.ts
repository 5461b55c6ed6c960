import type { Client } from 'pg';
import { connect, createTestDatabase, type TestDatabase } from '../support/database';
import { breachesOf, ruleNames } from './catalogue-lint';

/** One planted breach per rule: a rule that does not find its probe enforces nothing. */
const PROBES: Readonly<Record<string, readonly string[]>> = {
  'row-level security is enabled and forced': ['CREATE TABLE probe (clinic_id uuid, id uuid, PRIMARY KEY (clinic_id, id))'],
  'every tenant table has a select and an insert policy': ['CREATE TABLE probe (clinic_id uuid, id uuid, PRIMARY KEY (clinic_id, id))'],
  'one policy per verb': ['CREATE POLICY probe ON clinic FOR SELECT USING (true)'],
  'every policy of the app names the tenant setting': ['CREATE POLICY probe ON clinic FOR DELETE USING (true)'],
  'no policy holds a subquery': ['CREATE POLICY probe ON clinic FOR DELETE USING (clinic_id = (SELECT clinic_id FROM clinic LIMIT 1))'],
  'the primary key begins with clinic_id': ['CREATE TABLE probe (clinic_id uuid, id uuid PRIMARY KEY)'],
  'every index begins with clinic_id': ['CREATE INDEX probe ON idempotency_key (key)'],
  'foreign keys between tenant tables carry clinic_id': [
    'CREATE TABLE probe (id uuid UNIQUE)',
    'ALTER TABLE idempotency_key ADD COLUMN probe_id uuid CONSTRAINT probe_link REFERENCES probe (id)',
  ],
  'no cascade and no SET NULL': ['CREATE TABLE probe (clinic_id uuid CONSTRAINT probe_clinic REFERENCES clinic ON DELETE CASCADE)'],
  'no trigger': ['CREATE TRIGGER probe BEFORE UPDATE ON clinic FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()'],
  'no identity column and no sequence': ['CREATE SEQUENCE probe'],
  'no view without security_invoker, no materialised view': ['CREATE VIEW probe AS SELECT * FROM clinic'],
  'no function of ours is executable by PUBLIC': ['CREATE FUNCTION probe() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
  'a definer function pins its search_path': ['CREATE FUNCTION probe() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$'],
  'the app role may not truncate, reference or trigger': ['GRANT TRUNCATE ON clinic TO rhomboid_app'],
  'the app role owns nothing and has no powers': ['CREATE TABLE probe (id int)', 'ALTER TABLE probe OWNER TO rhomboid_app'],
  'every constraint is named by us': ['CREATE TABLE probe (id int CHECK (id > 0))'],
};

describe('the database schema', () => {
  let database: TestDatabase;
  let admin: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    admin = await connect(database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  it.each(ruleNames)('keeps the rule: %s', async (rule) => {
    expect(await breachesOf(admin, rule)).toEqual([]);
  });

  it.each(ruleNames)('would be caught breaking the rule: %s', async (rule) => {
    await admin.query('BEGIN');
    try {
      for (const statement of PROBES[rule] ?? []) await admin.query(statement);
      expect((await breachesOf(admin, rule)).length).toBeGreaterThan(0);
    } finally {
      await admin.query('ROLLBACK');
    }
  });
});
