import { rankOf } from './levels';
import type { Screening } from './screening';

export type DryRun = Readonly<{
  /** Clients whose latest answers were read. */
  clients: number;
  newlyHeld: readonly string[];
  released: readonly string[];
  /** Held both times, at a higher level. */
  raised: readonly string[];
  /** How often each rule fires that did not before. */
  newFindings: Readonly<Record<string, number>>;
}>;

export const NO_CLIENTS: DryRun = { clients: 0, newlyHeld: [], released: [], raised: [], newFindings: {} };

const HELD = rankOf('therapist_review');

/** One client more, judged by the rules of today and by the draft. */
export const withClient = (sum: DryRun, clientId: string, today: Screening, draft: Screening): DryRun => {
  const [before, after] = [rankOf(today.level), rankOf(draft.level)];
  const fired = new Set(today.findings.map(({ ruleId }) => ruleId));
  const added = draft.findings.filter(({ ruleId }) => !fired.has(ruleId)).map(({ ruleId }) => ruleId);
  const joined = (list: readonly string[], joins: boolean): readonly string[] => (joins ? [...list, clientId] : list);
  return {
    clients: sum.clients + 1,
    newlyHeld: joined(sum.newlyHeld, before < HELD && after >= HELD),
    released: joined(sum.released, before >= HELD && after < HELD),
    raised: joined(sum.raised, before >= HELD && after > before),
    newFindings: added.reduce<Readonly<Record<string, number>>>((counts, id) => ({ ...counts, [id]: (counts[id] ?? 0) + 1 }), sum.newFindings),
  };
};
