import { connect } from '../support/database';
import type { World } from '../support/world';

export interface AuditEvent {
  readonly action: string;
  readonly actor: string;
  readonly client: string | null;
  readonly details: Record<string, unknown>;
}

/** What is on record about clients, oldest first. */
export const clientEventsOf = async ({ database }: World): Promise<AuditEvent[]> => {
  const admin = await connect(database.adminUrl);
  try {
    const { rows } = await admin.query<AuditEvent>(
      `SELECT action, actor_id AS actor, client_id AS client, details FROM audit_event WHERE record_type IN ('client', 'care_notes') ORDER BY at, id`,
    );
    return rows;
  } finally {
    await admin.end();
  }
};

export const countClients = async ({ database }: World): Promise<number> => {
  const admin = await connect(database.adminUrl);
  try {
    return (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM client')).rows[0]?.n ?? 0;
  } finally {
    await admin.end();
  }
};
