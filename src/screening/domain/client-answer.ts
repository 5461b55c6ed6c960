import { CLIENT_TEXTS } from './client-texts';
import { rankOf, type Level } from './levels';
import type { LocalizedText } from './rule';
import type { Screening } from './screening';

/** What the client reads after sending the form: what they said, what to do, whom to call. No rule, no diagnosis. */
export type ClientAnswer = Readonly<{
  level: Level;
  headline: LocalizedText;
  message: LocalizedText;
  /** Most pressing first. */
  whatToDo: readonly Readonly<{ reason: LocalizedText; action: LocalizedText }>[];
  emergencyNumber: string;
  /** In writing for every client at every level (evidence file, design.safety_net). */
  safetyNet: readonly LocalizedText[];
  nextStep: LocalizedText;
}>;

/** The lowest rank of finding that is told at each level: a milder one must not say "go ahead" beside one that says stop. */
const MILDEST_TOLD: Readonly<Record<Level, number>> = {
  proceed: 1,
  proceed_with_caution: 1,
  therapist_review: 2,
  refer_before_massage: 2,
  urgent_same_day: 4,
  emergency_now: 4,
};

/** The words behind which the clinic's number is put, in either language. */
const THE_NUMBER = /the emergency number|número de emergencias/g;

/** In both languages: the client may switch at any moment, also without a connection. */
export const clientAnswer = ({ level, findings, undecided }: Screening, emergencyNumber: string): ClientAnswer => {
  const { levels, safetyNet, openQuestions } = CLIENT_TEXTS;
  const dial = (text: LocalizedText): LocalizedText => ({ en: withNumber(text.en, emergencyNumber), es: withNumber(text.es, emergencyNumber) });
  const told = findings
    .filter((finding) => rankOf(finding.level) >= MILDEST_TOLD[level])
    .map(({ clientReason, clientAction }) => ({ reason: clientReason, action: dial(clientAction) }));
  const { headline, message, nextStep } = levels[level];
  return {
    level,
    headline,
    message: dial(message),
    whatToDo: undecided.length > 0 && rankOf(level) < 4 ? [...told, openQuestions] : told,
    emergencyNumber,
    safetyNet,
    nextStep,
  };
};

const withNumber = (text: string, emergencyNumber: string): string => text.replace(THE_NUMBER, (words) => `${words} (${emergencyNumber})`);
