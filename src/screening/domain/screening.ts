import type { Answer } from '../../intake';
import type { Level } from './levels';
import type { Limits } from './limits';
import type { Rule } from './rule';

/** By which review of which answers something was moved up, and from where. */
export type Raised = Readonly<{ reviewId: string; intakeId: string; from: Level }>;

/** A rule that fired, with the answers that it read. It carries its texts, so that a stored result explains itself. */
export type Finding = Readonly<
  Omit<Rule, 'id' | 'version' | 'when' | 'unless' | 'changed' | 'examples' | 'constraints'> & {
    ruleId: string;
    ruleVersion: number;
    constraints: NonNullable<Rule['constraints']>;
    questionIds: readonly string[];
    /** The stored answer of each question, or null where there was none. */
    answers: Readonly<Record<string, Answer | null>>;
    /** Moved up by a therapist. */
    raised?: Raised;
    /** Stands from an earlier screening: it does not fire for these answers. */
    carried?: boolean;
    /** Of a hold that these answers do not raise and do not end: the screening that it comes from. */
    standsSince?: string;
  }
>;

/** A question whose missing answer keeps the gate shut, and why: rule ids, or `must_answer`. */
export type Undecided = Readonly<{ questionId: string; becauseOf: readonly string[]; level?: Level; raised?: Raised; carried?: boolean; standsSince?: string }>;

/** The judgement of one set of answers. Plain data; stored as it is. */
export type Screening = Readonly<{
  level: Level;
  findings: readonly Finding[];
  undecided: readonly Undecided[];
  limits: Limits;
  ruleSet: Readonly<{ id: string; version: string; clinicSet?: string }>;
  form: Readonly<{ id: string; version: number }>;
}>;
