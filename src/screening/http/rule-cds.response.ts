import { rankOf } from '../domain/levels';
import type { Finding } from '../domain/screening';
import { CERTAINTY } from '../rules/standard';
import type { StoredScreening } from '../use-cases/rule-findings';

/** CDS Hooks 2.0 asks for less than 140 characters. */
const SUMMARY = 139;

export class CdsServiceResponse {
  hook: string;
  id: string;
  title: string;
  description: string;
}

export class CdsServiceListResponse {
  services: CdsServiceResponse[];
}

export class CdsSourceResponse {
  label: string;
}

export class CdsCardResponse {
  summary: string;
  detail: string;
  /** info, warning or critical. */
  indicator: string;
  source: CdsSourceResponse;
}

export class CdsCardListResponse {
  cards: CdsCardResponse[];

  /** One card for each finding that asks something of anybody, gravest first, and one for open questions. */
  static of(screening: StoredScreening | undefined): CdsCardListResponse {
    if (!screening) return { cards: [card('There is no screening yet. Send the client an intake link.', 'Nothing may be planned before that.', 2, 'Rhomboid')] };
    const { findings, undecided, ruleSet } = screening.result;
    const label = `Rhomboid, rule set ${ruleSet.version}`;
    const found = findings.filter(({ level }) => rankOf(level) > 0).map((finding) => cardOf(finding, label));
    const open = undecided.length > 0 ? [card(`${undecided.length} answers are missing that could hold the massage.`, 'Ask the client before you plan.', 2, label)] : [];
    return { cards: [...found, ...open] };
  }
}

export const cardOf = ({ condition, level, therapistNote, ruleId }: Finding, label: string): CdsCardResponse =>
  card(`${level.replace(/_/g, ' ')}: ${condition}`, `${therapistNote}\n\n${CERTAINTY}`, rankOf(level), `${label}, rule ${ruleId}`);

export const card = (summary: string, detail: string, rank: number, label: string): CdsCardResponse => ({
  summary: summary.slice(0, SUMMARY),
  detail,
  indicator: rank >= 4 ? 'critical' : rank >= 2 ? 'warning' : 'info',
  source: { label },
});
