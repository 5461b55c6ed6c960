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

type LevelText = Readonly<{ headline: string; message: string; nextStep: string }>;

const TEXTS: Readonly<Record<Level, LevelText>> = {
  proceed: {
    headline: 'You can go ahead',
    message: 'You can go ahead. Tell your therapist if anything changes.',
    nextStep: 'Your therapist will make a plan with you.',
  },
  proceed_with_caution: {
    headline: 'You can go ahead, with some limits',
    message: 'You can go ahead with some limits to keep you safe. Your therapist will explain them.',
    nextStep: 'Your therapist will make a plan with you and keep to these limits.',
  },
  therapist_review: {
    headline: 'Your therapist needs to ask you more',
    message: 'Your therapist needs to ask you more before a plan is made.',
    nextStep: 'Your therapist will contact you before your visit.',
  },
  refer_before_massage: {
    headline: 'Please see a doctor before your massage',
    message: 'Please see a doctor before your massage. We will hold your place.',
    nextStep: 'Ask the doctor for a written note that says massage is safe for you, and send it to us.',
  },
  urgent_same_day: {
    headline: 'Please see or call a doctor today',
    message: 'Please see or call a doctor today. Do not have massage today. If you feel worse, call the emergency number.',
    nextStep: 'Tell us what the doctor said. We will not give a massage before that.',
  },
  emergency_now: {
    headline: 'Get emergency help now',
    message: 'Please call the emergency number now or go to the emergency room. Do not drive yourself.',
    nextStep: 'Get help first. Let us know when you are safe. We will not give a massage before that.',
  },
};

/** The lowest rank of finding that is told at each level: a milder one must not say "go ahead" beside one that says stop. */
const MILDEST_TOLD: Readonly<Record<Level, number>> = {
  proceed: 1,
  proceed_with_caution: 1,
  therapist_review: 2,
  refer_before_massage: 2,
  urgent_same_day: 4,
  emergency_now: 4,
};

const SAFETY_NET = [
  'You cannot pee, or you lose control of your bladder or bowel',
  'Numbness between your legs, around your genitals or where you wipe',
  'New weakness, pain or numbness in both legs',
  'A face that droops, an arm that drops, or speech that is hard to understand',
  'A sudden, very strong head pain',
  'Chest pain or pressure',
  'Trouble breathing',
  'One calf that is swollen, warm or sore',
  'Fever together with back pain',
];

const OPEN_QUESTIONS = { reason: 'Some questions are still open.', action: 'Your therapist will ask you about them before your visit.' };

export const clientAnswer = ({ level, findings, undecided }: Screening, emergencyNumber: string): ClientAnswer => {
  const dial = (text: string): string => text.replace(/the emergency number/g, `the emergency number (${emergencyNumber})`);
  const told = findings.filter((finding) => rankOf(finding.level) >= MILDEST_TOLD[level]).map(({ clientReason, clientAction }) => ({ reason: clientReason, action: dial(clientAction) }));
  const { headline, message, nextStep } = TEXTS[level];
  return {
    level,
    headline,
    message: dial(message),
    whatToDo: undecided.length > 0 && rankOf(level) < 4 ? [...told, OPEN_QUESTIONS] : told,
    emergencyNumber,
    safetyNet: SAFETY_NET,
    nextStep,
  };
};
