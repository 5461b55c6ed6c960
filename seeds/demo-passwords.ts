import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSetupPassword } from '../src/staff';

const FILE = 'demo-passwords.json';

/**
 * The demo's passwords by e-mail, drawn once per installation and kept in the data folder, readable by its owner alone.
 * Written before the clinic is made, so that a start which was cut off is carried on with the same ones.
 */
export const demoPasswords = (dataDir: string, emails: readonly string[], isNew: boolean): ReadonlyMap<string, string> => {
  const file = join(dataDir, FILE);
  const kept = new Map(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : []);
  if (!isNew || emails.every((email) => kept.has(email))) return kept;
  const drawn = new Map(emails.map((email) => [email, kept.get(email) ?? newSetupPassword()]));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(drawn), null, 2)}\n`, { mode: 0o600 });
  return drawn;
};
