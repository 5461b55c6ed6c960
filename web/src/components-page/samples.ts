import type { Outcome } from '../api/intake-api.ts';
import { SHAPES } from '../body-map/figures.ts';
import type { Answer, FormItem } from '../form/intake.ts';
import type { SaveState } from '../intake/outbox.ts';

const base = { required: false, screened: false, sensitive: false, allow: ['not_sure', 'prefer_not_to_say', 'skipped'], unknownPolicy: 'ignore', ask: 'each_visit', help: { en: 'Help that opens on demand.' } } as const;
const option = (code: string, en: string) => ({ code, text: { en } });

const REGIONS = [...new Set(Object.values(SHAPES).flatMap((shapes) => shapes.map(({ region }) => region)))];

/** One question of each type. */
export const QUESTIONS: readonly FormItem[] = [
  { ...base, linkId: 'sample-choice', type: 'choice', required: true, text: { en: 'One of several' }, answerOption: [option('a', 'First'), option('b', 'Second'), option('c', 'Third')] },
  { ...base, linkId: 'sample-yes-no', type: 'choice', text: { en: 'One of two' }, answerOption: [option('no', 'No'), option('yes', 'Yes')] },
  { ...base, linkId: 'sample-many', type: 'choice', repeats: true, text: { en: 'Several, or none of these' }, answerOption: [{ ...option('none', 'None of these'), exclusive: true }, option('a', 'First'), option('b', 'Second'), option('c', 'Third'), option('d', 'Fourth')] },
  { ...base, linkId: 'sample-long', type: 'choice', text: { en: 'One of a long list' }, answerOption: Array.from({ length: 20 }, (_, n) => option(`o${n}`, `Entry ${n + 1}`)) },
  { ...base, linkId: 'sample-boolean', type: 'boolean', text: { en: 'Yes or no' } },
  { ...base, linkId: 'sample-integer', type: 'integer', text: { en: 'A whole number' }, unit: { en: 'years' }, minValue: 0, maxValue: 120 },
  { ...base, linkId: 'sample-decimal', type: 'decimal', text: { en: 'A number with units' }, unit: { en: 'kg' }, minValue: 2, maxValue: 400 },
  { ...base, linkId: 'sample-scale', type: 'integer', text: { en: 'From 0 to 10' }, minValue: 0, maxValue: 10, ends: { low: { en: 'none' }, high: { en: 'worst' } } },
  { ...base, linkId: 'sample-string', type: 'string', text: { en: 'A line' } },
  { ...base, linkId: 'sample-text', type: 'text', text: { en: 'Some lines' } },
  { ...base, linkId: 'sample-date', type: 'date', text: { en: 'A date' } },
  { ...base, linkId: 'sample-display', type: 'display', text: { en: 'Words without a question.' } },
  {
    ...base,
    linkId: 'sample-map',
    type: 'pain-map',
    text: { en: 'Places on the body' },
    marks: {
      regions: REGIONS.map((code) => option(code, code.replaceAll('_', ' '))),
      sides: [option('left', 'Left'), option('right', 'Right'), option('both', 'Both sides'), option('middle', 'In the middle')],
      characters: [option('tight', 'Tight'), option('aching', 'Dull ache'), option('sharp', 'Sharp')],
    },
  },
];

export const MARKED: Answer = { value: [{ region: 'low_back', side: 'left', character: ['aching'], intensity: 6 }] };

export const SAVE_STATES: readonly Readonly<{ state: SaveState; words: string }>[] = [
  { state: 'idle', words: 'before the first answer' },
  { state: 'saving', words: 'on its way' },
  { state: 'saved', words: 'the server has it' },
  { state: 'offline', words: 'kept here, sent later' },
  { state: 'retrying', words: 'the server was busy; tried again' },
];

const end = (level: string, headline: string, message: string, nextStep: string): Outcome => ({
  level, headline: { en: headline }, message: { en: message }, nextStep: { en: nextStep }, emergencyNumber: '911',
  whatToDo: level === 'proceed' ? [] : [{ reason: { en: 'What was said.' }, action: { en: message } }],
  safetyNet: [{ en: 'Chest pain or pressure' }, { en: 'Trouble breathing' }],
});

/** The end page of each of the six levels. */
export const LEVELS: readonly Outcome[] = [
  end('proceed', 'You can go ahead', 'You can go ahead. Tell your therapist if anything changes.', 'Your therapist will make a plan with you.'),
  end('proceed_with_caution', 'You can go ahead, with some limits', 'You can go ahead with some limits to keep you safe. Your therapist will explain them.', 'Your therapist will make a plan with you and keep to these limits.'),
  end('therapist_review', 'Your therapist needs to ask you more', 'Your therapist needs to ask you more before a plan is made.', 'Your therapist will contact you before your visit.'),
  end('refer_before_massage', 'Please see a doctor before your massage', 'Please see a doctor before your massage. We will hold your place.', 'Ask the doctor for a written note that says massage is safe for you, and send it to us.'),
  end('urgent_same_day', 'Please see or call a doctor today', 'Please see or call a doctor today. Do not have massage today. If you feel worse, call the emergency number.', 'Tell us what the doctor said. We will not give a massage before that.'),
  end('emergency_now', 'Get emergency help now', 'Please call the emergency number now or go to the emergency room. Do not drive yourself.', 'Get help first. Let us know when you are safe. We will not give a massage before that.'),
];
