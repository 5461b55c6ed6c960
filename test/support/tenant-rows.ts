import { connect } from './database';
import type { World } from './world';

/** Rows and checksum of every table that belongs to a clinic, by table: all that a request could change. */
export const rowsOf = async (world: World, clinicId: string): Promise<Record<string, string>> => {
  const admin = await connect(world.database.adminUrl);
  try {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'clinic_id'
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await admin.query<{ sum: string }>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t WHERE clinic_id = $1`, [clinicId]);
      sums[name] = rows[0]?.sum ?? '';
    }
    return sums;
  } finally {
    await admin.end();
  }
};
