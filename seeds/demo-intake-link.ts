import type { INestApplicationContext } from '@nestjs/common';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Invitations } from '../src/intake';
import { DomainError } from '../src/platform/errors/domain-error';
import { actAtDesk, inviteDemoClient, type DeskPerson, type InvitedDemoClient } from './demo-intakes';

const fileIn = (dataDir: string): string => join(dataDir, 'demo-intake-link.json');

/** Readable by its owner alone, like the demo's passwords: nobody can ask the server for a token again. */
export const keepIntakeLink = (dataDir: string, invited: InvitedDemoClient): void =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify(invited, null, 2)}\n`, { mode: 0o600 });

/** The token of a link that opens: the one kept, or where that was used, withdrawn or has expired, a fresh one. */
export const openIntakeLink = async (app: INestApplicationContext, dataDir: string, desk: DeskPerson): Promise<string | undefined> => {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as InvitedDemoClient;
  try {
    const { items } = await actAtDesk(desk, () => app.get(Invitations, { strict: false }).ofClient(kept.clientId, 50));
    if (items.some(({ invitation, state }) => invitation.id === kept.invitationId && state === 'open')) return kept.token;
    const fresh = await inviteDemoClient(app, desk, kept.clientId);
    keepIntakeLink(dataDir, fresh);
    return fresh.token;
  } catch (error) {
    // The client was archived by whoever tries the demo.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
};
