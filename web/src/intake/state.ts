import type { Cover, OpenForm, Outcome } from '../api/intake-api.ts';
import type { Answers, Fault } from '../form/intake.ts';
import type { Conflict, SaveState } from './outbox.ts';

export type LinkProblem = 'malformed' | 'unknown' | 'expired' | 'used' | 'revoked' | 'locked' | 'busy';

export type Check = Readonly<{ again: boolean; busy: boolean; wrong: boolean; triesLeft?: number; unreachable: boolean }>;

/** What is wrong with an answer, by the rules that the page shares; or the server's own words. */
export type AnswerFault = Fault | string;

/** Where the client stands. One object, replaced at every change. */
export type IntakeState = Readonly<{
  stage: 'loading' | 'link-problem' | 'check' | 'form' | 'end';
  problem?: LinkProblem;
  cover?: Cover;
  check: Check;
  open?: OpenForm;
  /** As the client sees them: those waiting to be sent are in. */
  answers: Answers;
  resumed: boolean;
  saving: SaveState;
  /** The server said so of the answers that it has. */
  clinicTold: boolean;
  faults: Readonly<Record<string, AnswerFault>>;
  conflicts: readonly Conflict[];
  outcome?: Outcome;
}>;

export const START: IntakeState = {
  stage: 'check',
  check: { again: false, busy: false, wrong: false, unreachable: false },
  answers: {},
  resumed: false,
  saving: 'idle',
  clinicTold: false,
  faults: {},
  conflicts: [],
};

const PROBLEMS: Readonly<Record<string, LinkProblem>> = { link_used: 'used', link_revoked: 'revoked', link_locked: 'locked', link_expired: 'expired' };

/** Which page a refused link gets. */
export const linkProblemOf = (code: string): LinkProblem => PROBLEMS[code] ?? 'unknown';
