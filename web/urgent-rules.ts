import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type StoredRule = Readonly<{ id: string; level: string; when: unknown; unless?: unknown; clientReason: object; clientAction: object }>;

const URGENT = ['urgent_same_day', 'emergency_now'];
/** What no question asks is the server's to judge. */
const asksNoQuestion = (rule: StoredRule): boolean => !/"(q|macro)":/.test(JSON.stringify(rule.when));

/** The rules that may not wait for the end of the form, in the shape that the screening domain compiles. */
export const urgentRuleSet = (folder: string) => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const files = readdirSync(folder).filter((name) => /^(red-flags|limits)-.*\.json$/.test(name)).sort();
  const rules = files
    .flatMap((name) => (read(name) as { rules: StoredRule[] }).rules)
    .filter((rule) => URGENT.includes(rule.level) && !asksNoQuestion(rule))
    .map(({ id, level, when, unless, clientReason, clientAction }) => ({ id, level, when, ...(unless ? { unless } : {}), clientReason, clientAction }));
  return { id: 'urgent', version: '', rules, macros: read('macros.json'), sources: {} };
};
