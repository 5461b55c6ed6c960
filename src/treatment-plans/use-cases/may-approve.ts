import { DomainError } from '../../platform/errors/domain-error';
import { isDecided, standing, type PlanLine } from '../domain/plan-line';
import { stricterSince, type Considered } from '../domain/stricter-since';

export const refuseUndecided = (lines: readonly PlanLine[]): void => {
  const open = lines.filter((line) => !isDecided(line));
  if (open.length > 0)
    throw new DomainError('unprocessable', 'lines_undecided', 'Accept, edit or reject every line first. The entries of errors name those that are open.',
      open.map(({ id }) => ({ pointer: `/lines/${id}`, code: 'undecided', message: 'Decide this line.' })));
  if (!lines.some((line) => standing(line)))
    throw new DomainError('unprocessable', 'nothing_accepted', 'Every line was rejected, so there is nothing to approve. Accept or add a line, or withdraw the plan.');
};

/** The plan was suggested under earlier facts. Where those of today are stricter, it is not approved by its old reasons. */
export const refuseOutdated = (then: Considered, now: Considered): void => {
  const changes = stricterSince(then, now);
  if (changes.length === 0) return;
  throw new DomainError('conflict', 'plan_outdated', 'Since this plan was drafted, the limits of this client became stricter. Make a new draft: it will keep to them.', [], {
    changes: changes.map(({ code, cause }) => ({ code, cause })),
  });
};

export const alreadyApproved = (): DomainError =>
  new DomainError('conflict', 'already_approved', 'This plan was approved as it is. Change a line first to make another revision.');
