import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '../../platform/http/page';
import type { Rule, RuleSet, Source } from '../domain/rule';
import { CERTAINTY } from '../rules/standard';
import { sourceResponse, SourceResponse } from './finding.response';

export class RuleResponse {
  id: string;
  version: number;
  kind: string;
  condition: string;
  level: string;
  strength: string | null;
  /** When it fires, in the grammar of the rule files. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  when: object;
  /** What stops it, where that is positively true. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  unless: object | null;
  therapistNote: string;
  rationale: string;
  sources: SourceResponse[];
  certainty: string;
  overrideAllowed: boolean;
  /** Why this rule differs from the evidence that it was written from. */
  changed: string | null;

  static of(rule: Rule, sources: Readonly<Record<string, Source>>): RuleResponse {
    const { id, version, kind, condition, level, when, therapistNote, rationale, overrideAllowed } = rule;
    return {
      id, version, kind, condition, level, when, therapistNote, rationale, overrideAllowed,
      strength: rule.strength ?? null,
      unless: rule.unless ?? null,
      sources: rule.sources.map((source) => sourceResponse(source, sources[source])),
      certainty: rule.confidence.status,
      changed: rule.changed ?? null,
    };
  }
}

export class RuleListResponse {
  ruleSetId: string;
  ruleSetVersion: string;
  /** How sure all this is. */
  certainty: string;
  items: RuleResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ id, version, rules, sources }: RuleSet, limit: number, after: string | undefined): RuleListResponse {
    const rest = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).filter((rule) => after === undefined || rule.id > after);
    const page = pageOf(rest.slice(0, limit + 1).map((rule) => RuleResponse.of(rule, sources)), limit, (rule) => [rule.id]);
    return { ruleSetId: id, ruleSetVersion: version, certainty: CERTAINTY, ...page };
  }
}
