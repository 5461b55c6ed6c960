import type { MigrationInterface, QueryRunner } from 'typeorm';

const APP_ROLE = 'rhomboid_app';

/**
 * The tenant of the open unit of work. `nullif`: after a transaction the setting reads '' and not NULL.
 * A plain expression, not a subquery or function, so that the planner lifts it and Citus accepts it.
 */
export const CURRENT_CLINIC = `clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid`;

export interface TenantPolicies {
  /** More that a new row must satisfy. */
  readonly insertWhen?: string;
  /** Columns that may ever change; none: the row is written once. */
  readonly update?: readonly string[];
  /** Which rows may change (USING) and what they must be afterwards (WITH CHECK). */
  readonly updateWhen?: string;
  readonly updateCheck?: string;
  /** Only for what no law keeps: drafts, expired keys. */
  readonly delete?: boolean;
}

const and = (more?: string): string => (more ? `${CURRENT_CLINIC} AND (${more})` : CURRENT_CLINIC);

/** Row-level security for one tenant table: forced, one policy per verb, grants to the app role and nothing more. */
export const tenantPolicies = (table: string, policies: TenantPolicies = {}): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY ${table}_select ON ${table} FOR SELECT USING (${CURRENT_CLINIC})`,
  `CREATE POLICY ${table}_insert ON ${table} FOR INSERT WITH CHECK (${and(policies.insertWhen)})`,
  `GRANT SELECT, INSERT ON ${table} TO ${APP_ROLE}`,
  ...(policies.update
    ? [
        `CREATE POLICY ${table}_update ON ${table} FOR UPDATE USING (${and(policies.updateWhen)}) WITH CHECK (${and(policies.updateCheck)})`,
        `GRANT UPDATE (${policies.update.join(', ')}) ON ${table} TO ${APP_ROLE}`,
      ]
    : []),
  ...(policies.delete
    ? [`CREATE POLICY ${table}_delete ON ${table} FOR DELETE USING (${CURRENT_CLINIC})`, `GRANT DELETE ON ${table} TO ${APP_ROLE}`]
    : []),
];

/**
 * A table whose rows are written once. `columns` are those that the app may write: times of record are left out,
 * so that they are the database's own.
 */
export const writtenOnce = (table: string, columns: string, policies: Pick<TenantPolicies, 'insertWhen'> = {}): string[] => [
  ...tenantPolicies(table, policies),
  `REVOKE INSERT ON ${table} FROM ${APP_ROLE}`,
  `GRANT INSERT (${columns}) ON ${table} TO ${APP_ROLE}`,
];

/** A forward-only migration: records that the law keeps are not dropped by a `down`. */
export abstract class ForwardMigration implements MigrationInterface {
  protected abstract readonly statements: readonly string[];

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup, or write a new migration that corrects this one.'));
  }
}
