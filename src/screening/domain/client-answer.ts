import type { Locale } from '../../intake';
import { CLIENT_TEXTS } from './client-texts';
import { rankOf, type Level } from './levels';
import type { Screening } from './screening';

/** What the client reads after sending the form: what they said, what to do, whom to call. No rule, no diagnosis. */
export type ClientAnswer = Readonly<{
  level: Level;
  headline: string;
  message: string;
  /** Most pressing first. */
  whatToDo: readonly Readonly<{ reason: string; action: string }>[];
  emergencyNumber: string;
  /** In writing for every client at every level (evidence file, design.safety_net). */
  safetyNet: readonly string[];
  nextStep: string;
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

/** In the language in which the client answered. */
export const clientAnswer = ({ level, findings, undecided }: Screening, emergencyNumber: string, locale: Locale): ClientAnswer => {
  const { levels, safetyNet, openQuestions } = CLIENT_TEXTS;
  const dial = (text: string): string => text.replace(THE_NUMBER, (words) => `${words} (${emergencyNumber})`);
  const told = findings
    .filter((finding) => rankOf(finding.level) >= MILDEST_TOLD[level])
    .map(({ clientReason, clientAction }) => ({ reason: clientReason[locale], action: dial(clientAction[locale]) }));
  const { headline, message, nextStep } = levels[level];
  const open = { reason: openQuestions.reason[locale], action: openQuestions.action[locale] };
  return {
    level,
    headline: headline[locale],
    message: dial(message[locale]),
    whatToDo: undecided.length > 0 && rankOf(level) < 4 ? [...told, open] : told,
    emergencyNumber,
    safetyNet: safetyNet.map((sign) => sign[locale]),
    nextStep: nextStep[locale],
  };
};
