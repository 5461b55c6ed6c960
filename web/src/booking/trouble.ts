import { Refused, Unreachable } from '../api/problem.ts';

/** What the page says when the server does not do as it was asked. */
export type Trouble = 'call' | 'wait' | 'closed' | 'link' | 'gone' | 'again' | 'busy' | 'failed';

const OF_CODE: Readonly<Record<string, Trouble>> = {
  please_call: 'call', enough_visits_ahead: 'call', too_many_requests: 'wait', not_found: 'closed', link_unknown: 'link', link_revoked: 'link', link_expired: 'link', link_locked: 'link',
  slot_taken: 'gone', slot_not_offered: 'gone', client_has_a_visit: 'gone', identity_check_required: 'again',
};

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof Unreachable) return 'busy';
  return error instanceof Refused ? (OF_CODE[error.problem.code] ?? (error.isTemporary ? 'busy' : 'failed')) : 'failed';
};
