import { catalogue } from '../../techniques';
import { DomainError } from '../../platform/errors/domain-error';
import { gatherFacts } from '../domain/facts';
import { findingsAgainst } from '../domain/line-check';
import type { LineContent } from '../domain/plan-line';
import type { PlanInput } from '../domain/plan-input';

/** 422 `line_forbidden` with each finding that forbids the line today; there is no override. `at` points to the content. */
export const refuseForbidden = (lines: readonly Readonly<{ content: LineContent; at: string }>[], input: PlanInput): void => {
  const facts = gatherFacts(input, catalogue);
  const findings = lines.flatMap(({ content, at }) => findingsAgainst(content, facts).map((one) => ({ ...one, pointer: `${at}${one.pointer}` })));
  if (findings.length === 0) return;
  throw new DomainError(
    'unprocessable',
    'line_forbidden',
    'The limits of this client forbid it, and no edit can pass them. Each entry of errors says which limit; change the line to stay within it, or reject it.',
    findings.map(({ pointer, code, text }) => ({ pointer, code, message: text })),
    { findings: findings.map(({ pointer, code, cause }) => ({ pointer, code, cause })) },
  );
};
