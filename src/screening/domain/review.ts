import { dayIn } from '../../staff';
import { resolveConstraint, type ConstraintKind } from '../../techniques';
import { answersHoldUntil } from './gate';
import { stepOf, type DecisionWord, type HoldActor, type HoldRefusal, type HoldState } from './hold-states';
import { rankOf, type Level } from './levels';
import { levelOfUndecided, type Raise } from './raise';

/** Why the therapist decided so (evidence file, design.override.record). */
export const REASON_CODES = ['clearance_letter_seen', 'examined_and_excluded', 'known_stable_condition', 'answered_in_error', 'other'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** About one finding, or about one question that screening could not decide. */
export type Decision = Readonly<{
  ruleId?: string;
  questionId?: string;
  decision: DecisionWord;
  reasonCode: ReasonCode;
  /** Of move_up: the stricter level. */
  moveTo?: Level;
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
  undecided: readonly Readonly<{ questionId: string; level?: Level }>[];
  state: HoldState;
  /** In a form that was not sent, the client has given an answer that cannot wait, and nobody has seen to it. */
  urgentWaits: boolean;
  answeredAt: Date;
  /** Of the clinic: a doctor's clearance ends with a day there. */
  timezone: string;
}>;

export type Fault = Readonly<{ pointer: string; code: string; message: string }>;

export type ReviewVerdict =
  | Readonly<{ kind: 'refused'; code: HoldRefusal }>
  | Readonly<{ kind: 'invalid'; faults: readonly Fault[] }>
  /** The hold stands. `raises`: at a higher level; `correction`: the client is sent a link to correct the answers. */
  | Readonly<{ kind: 'held'; raises: readonly Raise[]; correction: boolean }>
  /** `suffices`: a clearance follows; otherwise a second therapist must agree first. */
  | Readonly<{ kind: 'cleared'; suffices: boolean; scope: ReviewScope; expiresAt: Date }>;

/** The latest screening only, every hold decided, each decision as the state machine allows; one that does not clear keeps the hold. */
export const judgeReview = (screening: ReviewedScreening, review: ProposedReview, now: Date, second = false): ReviewVerdict => {
  const actor = second ? 'second_therapist' : review.medicalClearance ? 'therapist_with_doctor' : 'therapist';
  const refusal = refusalOf(screening, review, actor);
  if (refusal) return { kind: 'refused', code: refusal };
  const faults = [...faultsOfDecisions(screening, review), ...faultsOfMedicalClearance(review, now), ...faultsOfRecord(screening, review)];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const { decisions, scope, expiresAt } = review;
  if (!decisions.every(clears)) return { kind: 'held', raises: raisesOf(screening, decisions), correction: decisions.some(({ decision }) => decision === 'answered_in_error') };
  const open = faultsOfOpening(screening, review, now);
  if (open.length > 0 || !scope || !expiresAt) return { kind: 'invalid', faults: open };
  return { kind: 'cleared', suffices: decisions.every(({ decision }) => opens(screening.state, decision, actor)), scope, expiresAt };
};

const clears = ({ decision }: Decision): boolean => decision === 'clear' || decision === 'clear_with_limits';

const opens = (state: HoldState, decision: DecisionWord, actor: HoldActor): boolean => {
  const step = stepOf(state, decision, actor);
  return 'to' in step && step.to.endsWith('_cleared') && step.to !== 'half_cleared';
};

const refusalOf = ({ state, findings, urgentWaits }: ReviewedScreening, { decisions }: ProposedReview, actor: HoldActor): HoldRefusal | undefined => {
  const steps = decisions.map(({ decision }) => stepOf(state, decision, actor));
  const refused = steps.find((step) => 'refused' in step);
  if (refused) return refused.refused;
  const fixed = findings.filter(({ overrideAllowed }) => !overrideAllowed).map(({ ruleId }) => ruleId);
  if (decisions.some((decision) => clears(decision) && fixed.includes(decision.ruleId ?? ''))) return 'cannot_be_overridden';
  return urgentWaits && decisions.some(clears) ? 'urgent_answer_waits' : undefined;
};

/** What is moved up, and what is referred from below the level of a referral. */
const raisesOf = (screening: ReviewedScreening, decisions: readonly Decision[]): Raise[] =>
  decisions.flatMap((decision) => {
    const { ruleId, questionId } = decision;
    const to = decision.decision === 'refer' ? 'refer_before_massage' : decision.moveTo;
    if (to === undefined || rankOf(to) <= levelOfSubject(screening, decision)) return [];
    return [{ ...(ruleId !== undefined && { ruleId }), ...(questionId !== undefined && { questionId }), to }];
  });

/** Its rank today; -1 where the screening has no such subject. */
const levelOfSubject = ({ findings, undecided }: ReviewedScreening, { ruleId, questionId }: Decision): number => {
  const finding = findings.find((one) => one.ruleId === ruleId);
  const open = undecided.find((one) => one.questionId === questionId);
  if (finding) return rankOf(finding.level);
  return open ? rankOf(levelOfUndecided(open)) : -1;
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
      ...faultsOfSubject(subjects[at], mayDecide(screening, due, decision), subjects.indexOf(subjects[at]) < at, `/decisions/${at}`),
      ...faultsOfReason(decision, medicalClearance, `/decisions/${at}`),
      ...faultsOfMove(screening, decision, `/decisions/${at}`),
    ]),
  ];
};

/** What limits and does not hold may be moved up, referred or taken back as a mistake; there is nothing else to decide about it. */
const mayDecide = ({ findings }: ReviewedScreening, due: readonly string[], { decision }: Decision): readonly string[] =>
  decision === 'accept' || decision === 'clear' || decision === 'clear_with_limits'
    ? due
    : [...due, ...findings.filter(({ level }) => rankOf(level) === 1).map(({ ruleId }) => `rule:${ruleId}`)];

const faultsOfMove = (screening: ReviewedScreening, decision: Decision, at: string): Fault[] => {
  const { moveTo } = decision;
  if (decision.decision !== 'move_up') return moveTo === undefined ? [] : [{ pointer: `${at}/moveTo`, code: 'not_moved_up', message: 'Only move_up names a level.' }];
  if (moveTo !== undefined && rankOf(moveTo) > Math.max(1, levelOfSubject(screening, decision))) return [];
  return [{ pointer: `${at}/moveTo`, code: 'level_not_higher', message: 'Name the level to move up to: a stricter one than now, therapist_review or above.' }];
};

const faultsOfSubject = (subject: string | undefined, due: readonly string[], again: boolean, pointer: string): Fault[] => {
  if (subject === undefined) return [{ pointer, code: 'one_subject', message: 'Name one ruleId or one questionId.' }];
  if (!due.includes(subject)) return [{ pointer, code: 'nothing_to_decide', message: 'This screening holds nothing for that id. Decide only what holds it.' }];
  return again ? [{ pointer, code: 'decided_twice', message: 'Decide each id once.' }] : [];
};

const faultsOfReason = ({ decision, reasonCode, examined, found, note }: Decision, letter: MedicalClearance | undefined, at: string): Fault[] => {
  if ((reasonCode === 'answered_in_error') !== (decision === 'answered_in_error'))
    return [{ pointer: `${at}/reasonCode`, code: 'client_attests', message: 'An answer given in error is corrected by the client: the decision and the reason are answered_in_error, both or neither.' }];
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
const faultsOfRecord = ({ findings, undecided, timezone }: ReviewedScreening, { medicalClearance, expiresAt }: ProposedReview): Fault[] => {
  const record = medicalClearance?.record;
  if (!record) return [];
  const missed = [
    ...findings.filter(({ ruleId, level }) => rankOf(level) === 3 && !record.ruleIds.includes(ruleId)).map(({ ruleId }) => ruleId),
    ...undecided.filter((open) => rankOf(levelOfUndecided(open)) === 3).map(({ questionId }) => questionId),
  ];
  return [
    ...missed.map((subject) => ({ pointer: '/medicalClearance/recordId', code: 'not_covered', message: `This clearance does not name ${subject}. Ask the doctor about it too, or let a second therapist decide.` })),
    ...(expiresAt && record.expiresOn && dayIn(timezone, expiresAt) > record.expiresOn
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

export type FirstReview = Readonly<{ outcome: 'clear' | 'hold'; suffices: boolean; reviewerId: string; hasSecond: boolean; isLatest: boolean; overtaken: boolean }>;

export type SecondReviewRefusal = 'second_review_not_needed' | 'second_review_given' | 'first_review_overtaken' | 'second_reviewer_must_differ' | 'screening_superseded';

/** Why this person may not second this review; nothing where they may. */
export const secondReviewRefusal = (first: FirstReview, reviewerId: string): SecondReviewRefusal | undefined => {
  if (!first.isLatest) return 'screening_superseded';
  if (first.outcome === 'hold' || first.suffices) return 'second_review_not_needed';
  if (first.hasSecond) return 'second_review_given';
  if (first.overtaken) return 'first_review_overtaken';
  return first.reviewerId === reviewerId ? 'second_reviewer_must_differ' : undefined;
};
