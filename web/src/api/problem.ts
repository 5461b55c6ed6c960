import type { Answer } from '../form/intake.ts';

export type ProblemBody = Readonly<{
  status: number;
  code: string;
  detail: string;
  errors?: readonly Readonly<{ pointer: string; code: string; message: string }>[];
  /** Of a wrong identity check. */
  triesLeft?: number;
  /** Of an answer that another device changed. */
  current?: Readonly<{ answer: Answer | null; version: number }>;
}>;

/** The server answered, and said no. */
export class Refused extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.code);
  }

  get isTemporary(): boolean {
    return this.problem.status >= 500 || this.problem.status === 429;
  }
}

/** Nobody answered: no connection, or the server is down. */
export class Unreachable extends Error {}
