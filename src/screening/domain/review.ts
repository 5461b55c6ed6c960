import { resolveConstraint, type ConstraintKind } from '../../techniques';
import { answersHoldUntil } from './gate';
import { rankOf, type Level } from './levels';

export const DECISIONS = ['clear', 'clear_with_limits', 'keep_hold', 'move_up', 'refer'] as const;
export type DecisionWord = (typeof DECISIONS)[number];

/** Why the therapist decided so (evidence file, design.override.record). */
export const REASON_CODES = ['clearance_letter_seen', 'examined_and_excluded', 'known_stable_condition', 'answered_in_error', 'other'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** About one finding, or about one question that screening could not decide. */
export type Decision = Readonly<{
  ruleId?: string;
  questionId?: string;
  decision: DecisionWord;
  reasonCode: ReasonCode;
  /** What was examined (pressure point, power, sensation, reflexes, balance, temperature, BP) and what was found. */
  examined?: string;
  found?: string;
  /** What the client was told. */
  told: string;
  note?: string;
}>;

/** What the clearance is worth: extra limits on top of screening's, in the words of the constraint vocabulary. */
export type ReviewScope = Readonly<{
  excludeRegions: readonly string[];
  excludeTechniques: readonly string[];
  /** 1 (lightest) to 5 (deepest). */
  pressureMax?: number;
  visits?: number;
}>;

export type MedicalClearance = Readonly<{
  clinicianName: string;
  date: string;
  reference: string;
  /** Of the recorded clearance, where there is one: its id, the rules that it clears and its last day. */
  record?: Readonly<{ id: string; ruleIds: readonly string[]; expiresOn: string | null }>;
}>;

export type ProposedReview = Readonly<{
  decisions: readonly Decision[];
  scope?: ReviewScope;
  expiresAt?: Date;
  medicalClearance?: MedicalClearance;
}>;

export type ReviewedScreening = Readonly<{
  level: Level;
  findings: readonly Readonly<{ ruleId: string; level: Level; overrideAllowed: boolean }>[];
  undecided: readonly Readonly<{ questionId: string }>[];
  isLatest: boolean;
  answeredAt: Date;
}>;

export type Fault = Readonly<{ pointer: string; code: string; message: string }>;

export type ReviewVerdict =
  | Readonly<{ kind: 'refused'; code: 'cannot_be_overridden' | 'no_review_needed' | 'screening_superseded' }>
  | Readonly<{ kind: 'invalid'; faults: readonly Fault[] }>
  | Readonly<{ kind: 'held' }>
  /** `suffices`: a clearance follows; otherwise a second therapist must agree first. */
  | Readonly<{ kind: 'cleared'; suffices: boolean; scope: ReviewScope; expiresAt: Date }>;

/** Levels 2 and 3 only, on the latest screening, every hold decided; level 3 needs a doctor's word or a second therapist. */
export const judgeReview = (screening: ReviewedScreening, review: ProposedReview, now: Date): ReviewVerdict => {
  const refusal = refusalOf(screening);
  if (refusal) return { kind: 'refused', code: refusal };
  const faults = [...faultsOfDecisions(screening, review), ...faultsOfMedicalClearance(review, now), ...faultsOfRecord(screening, review)];
  if (faults.length > 0) return { kind: 'invalid', faults };
  if (!review.decisions.every(clears)) return { kind: 'held' };
  const { scope, expiresAt } = review;
  const open = faultsOfOpening(screening, review, now);
  if (open.length > 0 || !scope || !expiresAt) return { kind: 'invalid', faults: open };
  return { kind: 'cleared', suffices: rankOf(screening.level) === 2 || review.medicalClearance !== undefined, scope, expiresAt };
};

const clears = ({ decision }: Decision): boolean => decision === 'clear' || decision === 'clear_with_limits';

const refusalOf = ({ level, findings, isLatest }: ReviewedScreening) => {
  if (rankOf(level) >= 4 || holdsOf(findings).some((finding) => !finding.overrideAllowed)) return 'cannot_be_overridden' as const;
  if (rankOf(level) <= 1) return 'no_review_needed' as const;
  return isLatest ? undefined : ('screening_superseded' as const);
};

const holdsOf = <T extends { level: Level }>(findings: readonly T[]): T[] => findings.filter(({ level }) => rankOf(level) >= 2);

/** `rule:<id>` or `question:<id>`; undefined where a decision names both or neither. */
const subjectOf = ({ ruleId, questionId }: Decision): string | undefined => {
  if ((ruleId === undefined) === (questionId === undefined)) return undefined;
  return ruleId === undefined ? `question:${questionId}` : `rule:${ruleId}`;
};

const faultsOfDecisions = (screening: ReviewedScreening, { decisions, medicalClearance }: ProposedReview): Fault[] => {
  const due = [...holdsOf(screening.findings).map(({ ruleId }) => `rule:${ruleId}`), ...screening.undecided.map(({ questionId }) => `question:${questionId}`)];
  const subjects = decisions.map(subjectOf);
  const missing = [...new Set(due)].filter((subject) => !subjects.includes(subject));
  return [
    ...missing.map((subject) => ({ pointer: '/decisions', code: 'decision_missing', message: `Decide ${subject.replace(':', ' ')} too.` })),
    ...decisions.flatMap((decision, at) => [
      ...faultsOfSubject(subjects[at], due, subjects.indexOf(subjects[at]) < at, `/decisions/${at}`),
      ...faultsOfReason(decision, medicalClearance, `/decisions/${at}`),
    ]),
  ];
};

const faultsOfSubject = (subject: string | undefined, due: readonly string[], again: boolean, pointer: string): Fault[] => {
  if (subject === undefined) return [{ pointer, code: 'one_subject', message: 'Name one ruleId or one questionId.' }];
  if (!due.includes(subject)) return [{ pointer, code: 'nothing_to_decide', message: 'This screening holds nothing for that id. Decide only what holds it.' }];
  return again ? [{ pointer, code: 'decided_twice', message: 'Decide each id once.' }] : [];
};

const faultsOfReason = ({ reasonCode, examined, found, note }: Decision, letter: MedicalClearance | undefined, at: string): Fault[] => {
  if (reasonCode === 'examined_and_excluded' && (!examined || !found))
    return [{ pointer: `${at}/${examined ? 'found' : 'examined'}`, code: 'finding_required', message: 'Say what was examined and what was found.' }];
  if (reasonCode === 'clearance_letter_seen' && !letter)
    return [{ pointer: '/medicalClearance', code: 'letter_required', message: 'Say who cleared it, when, and the reference of the letter.' }];
  return reasonCode === 'other' && !note ? [{ pointer: `${at}/note`, code: 'note_required', message: 'Say why in note.' }] : [];
};

const faultsOfMedicalClearance = ({ medicalClearance }: ProposedReview, now: Date): Fault[] =>
  medicalClearance && Date.parse(medicalClearance.date) > now.getTime()
    ? [{ pointer: '/medicalClearance/date', code: 'date_in_future', message: 'The date of the medical clearance cannot lie ahead.' }]
    : [];

/** A recorded clearance clears what it names, until it ends. */
const faultsOfRecord = ({ findings }: ReviewedScreening, { medicalClearance, expiresAt }: ProposedReview): Fault[] => {
  const record = medicalClearance?.record;
  if (!record) return [];
  const missed = findings.filter(({ ruleId, level }) => rankOf(level) === 3 && !record.ruleIds.includes(ruleId));
  return [
    ...missed.map(({ ruleId }) => ({ pointer: '/medicalClearance/recordId', code: 'not_covered', message: `This clearance does not name ${ruleId}. Ask the doctor about it too, or let a second therapist decide.` })),
    ...(expiresAt && record.expiresOn && expiresAt.toISOString().slice(0, 10) > record.expiresOn
      ? [{ pointer: '/expiresAt', code: 'after_medical_clearance', message: `The doctor's clearance ends on ${record.expiresOn}. End this one no later.` }]
      : []),
  ];
};

const faultsOfOpening = ({ answeredAt }: ReviewedScreening, { decisions, scope, expiresAt }: ProposedReview, now: Date): Fault[] => [
  ...faultsOfScope(decisions, scope),
  ...(expiresAt && expiresAt > now && expiresAt <= answersHoldUntil(answeredAt)
    ? []
    : [{ pointer: '/expiresAt', code: 'expiry_out_of_range', message: `State when the clearance ends: ahead, and not after ${answersHoldUntil(answeredAt).toISOString()}, when the answers are 30 days old.` }]),
];

const faultsOfScope = (decisions: readonly Decision[], scope: ReviewScope | undefined): Fault[] => {
  if (!scope) return [{ pointer: '/scope', code: 'scope_required', message: 'State the scope of the clearance; empty lists where there is no extra limit.' }];
  const strangers = [...strangersOf('exclude_regions', '/scope/excludeRegions', scope.excludeRegions), ...strangersOf('exclude_techniques', '/scope/excludeTechniques', scope.excludeTechniques)];
  if (strangers.length > 0) return strangers;
  const limited = scope.excludeRegions.length + scope.excludeTechniques.length > 0 || scope.pressureMax !== undefined || scope.visits !== undefined;
  return limited || !decisions.some(({ decision }) => decision === 'clear_with_limits')
    ? []
    : [{ pointer: '/scope', code: 'limits_required', message: 'clear_with_limits needs a limit in scope.' }];
};

const strangersOf = (kind: ConstraintKind, pointer: string, words: readonly string[]): Fault[] =>
  words.flatMap((word, at) =>
    resolveConstraint(kind, word) ? [] : [{ pointer: `${pointer}/${at}`, code: 'word_unknown', message: 'Use an id of the catalogue (GET /regions, GET /techniques) or a word of the constraint vocabulary.' }],
  );

export type FirstReview = Readonly<{ outcome: 'clear' | 'hold'; suffices: boolean; reviewerId: string; hasSecond: boolean; isLatest: boolean }>;

export type SecondReviewRefusal = 'second_review_not_needed' | 'second_review_given' | 'second_reviewer_must_differ' | 'screening_superseded';

/** Why this person may not second this review; nothing where they may. */
export const secondReviewRefusal = (first: FirstReview, reviewerId: string): SecondReviewRefusal | undefined => {
  if (!first.isLatest) return 'screening_superseded';
  if (first.outcome === 'hold' || first.suffices) return 'second_review_not_needed';
  if (first.hasSecond) return 'second_review_given';
  return first.reviewerId === reviewerId ? 'second_reviewer_must_differ' : undefined;
};
