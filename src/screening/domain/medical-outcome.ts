import { rankOf, type Level } from './levels';
import { NEVER_LAPSES } from './open-hold';
import type { Fault } from './review';

export const OUTCOMES = ['nothing_serious_found', 'treated_and_cleared', 'under_treatment', 'no_massage'] as const;
export type OutcomeWord = (typeof OUTCOMES)[number];

/** What a doctor found and said, as the clinic learned it (evidence file, design.override). */
export type MedicalOutcome = Readonly<{
  outcome: OutcomeWord;
  clinicianName: string;
  /** YYYY-MM-DD. */
  seenOn: string;
  finding: string;
  /** What massage is cleared for; needed where the hold ends. */
  clearedFor?: string;
  /** Where the letter or message is found. */
  reference: string;
}>;

const ENDING: readonly OutcomeWord[] = ['nothing_serious_found', 'treated_and_cleared'];

/** Whether this outcome lets the client fill in a new intake that may open the gate. */
export const endsHold = ({ outcome }: MedicalOutcome): boolean => ENDING.includes(outcome);

/** Of one screening, oldest first: the last word counts. */
export const endsHoldNow = (outcomes: readonly Readonly<{ endsHold: boolean }>[]): boolean => outcomes.at(-1)?.endsHold ?? false;

export const outcomeFaults = (outcome: MedicalOutcome, answeredAt: Date, now: Date): Fault[] => {
  const seen = Date.parse(outcome.seenOn);
  return [
    ...(seen > now.getTime() + DAY ? [fault('/seenOn', 'date_in_future', 'The day of the visit to the doctor cannot lie ahead.')] : []),
    ...(seen < answeredAt.getTime() - DAY ? [fault('/seenOn', 'before_the_answers', 'The doctor must have seen the client after these answers. An earlier visit does not answer them: record it with the screening that it is about.')] : []),
    ...(endsHold(outcome) && !outcome.clearedFor ? [fault('/clearedFor', 'required', 'Say what the doctor cleared massage for.')] : []),
  ];
};

/** Dates carry no zone: a day of grace on either side. */
const DAY = 24 * 3600_000;

const fault = (pointer: string, code: string, message: string): Fault => ({ pointer, code, message });

/** Only urgent and emergency screenings wait for an outcome. */
export const takesOutcome = (level: Level): boolean => rankOf(level) >= NEVER_LAPSES;
