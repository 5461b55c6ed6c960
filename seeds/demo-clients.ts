import type { NewClient } from '../src/clients';
import type { Submission } from '../src/intake';
import deskWorker from './desk-worker.json';

/** What a person says, by question. */
export type Said = Readonly<Record<string, unknown>>;

export interface DemoClient {
  readonly details: NewClient;
  /** Absent: the form is still with the client. */
  readonly said?: Said;
  readonly signature: Submission['signature'];
}

const person = (givenName: string, familyName: string, dateOfBirth: string, more: Partial<NewClient> = {}): NewClient => ({
  givenName, familyName, dateOfBirth, preferredName: null, pronouns: null, email: `${givenName.toLowerCase()}@people.example`, phone: null,
  locale: 'en', timezone: null, emergencyContact: null, guardian: null, contactConsent: { email: true }, ...more,
});

const signedBySelf = (name: string): Submission['signature'] => ({ name, relationship: 'self' });

/** Knots from the desk, and nothing that holds. */
const MAYA: DemoClient = {
  details: person('Maya', 'Ortiz', '1992-03-14', { phone: '+1 555 010 0111', pronouns: 'she/her' }),
  said: deskWorker,
  signature: signedBySelf('Maya Ortiz'),
};

/** Takes a blood thinner: a therapist asks first. */
const BEN: DemoClient = {
  details: person('Ben', 'Whitaker', '1968-11-02', { phone: '+1 555 010 0122', emergencyContact: { name: 'Ruth Whitaker', relation: 'wife', phone: '+1 555 010 0123' } }),
  said: {
    ...deskWorker, age: 58, sex: 'male', reason_for_visit: 'A stiff neck after long drives', occupation: 'Driver', onset: 'slow', duration_weeks: 8, trend: 'better',
    medicines: ['anticoagulant'], jaw_chew: 'no', scalp_tender: 'no', girdle_stiff: 'no', pressure_pref: '3', causes: ['body_mechanics'],
  },
  signature: signedBySelf('Ben Whitaker'),
};

/** Lost weight without trying: a doctor first. */
const HANA: DemoClient = {
  details: person('Hana', 'Sato', '1975-06-21', { phone: '+1 555 010 0133' }),
  said: {
    ...deskWorker, age: 51, reason_for_visit: 'An ache between my shoulder blades', site: ['upper_back'], main_region: 'mid_back', duration_weeks: 5,
    pain_map: [{ region: 'mid_back', side: 'both', character: ['tight'], intensity: 5 }], referred_to: undefined, weight_loss_pct: '5to10',
    jaw_chew: 'no', scalp_tender: 'no', girdle_stiff: 'no',
  },
  signature: signedBySelf('Hana Sato'),
};

/** Numb where one sits and cannot pee: help now, and no massage. */
const GUS: DemoClient = {
  details: person('Gus', 'Lindgren', '1983-09-09', { phone: '+1 555 010 0144' }),
  said: {
    ...deskWorker, age: 43, sex: 'male', reason_for_visit: 'My low back and both legs', occupation: 'Builder', onset: 'lift', duration_weeks: 1, pain_now: 8, pain_worst: 9,
    site: ['low_back', 'buttock'], main_region: 'low_back', pain_map: [{ region: 'low_back', side: 'both', character: ['sharp'], intensity: 8 }],
    referred_to: undefined, leg_symptoms: 'both_new', saddle_numb: 'new', bladder_change: ['cannot_pee'], causes: ['body_mechanics'],
  },
  signature: signedBySelf('Gus Lindgren'),
};

/** Fifteen: a guardian signs, and a therapist speaks with both. */
const TOBY: DemoClient = {
  details: person('Toby', 'Reyes', '2011-02-03', {
    email: null, contactConsent: {},
    guardian: { name: 'Carmen Reyes', relation: 'mother', phone: '+1 555 010 0155', email: 'carmen@people.example' },
  }),
  said: {
    ...deskWorker, age: 15, sex: 'male', reason_for_visit: 'Sore shoulders after swimming', occupation: 'School', desk_hours: 5, onset: 'exercise', duration_weeks: 2, trend: 'better',
    known_pain: 'same', guardian_present: 'yes', pressure_pref: '2', causes: ['body_mechanics'], goals: ['pain'],
  },
  signature: { name: 'Carmen Reyes', relationship: 'guardian', guardianName: 'Carmen Reyes' },
};

/** Has a link and has not begun. */
export const NORA: DemoClient = {
  details: person('Nora', 'Quinn', '1990-05-17', { phone: '+1 555 010 0166' }),
  signature: signedBySelf('Nora Quinn'),
};

/** All invented, one for each thing that can happen to an intake. */
export const DEMO_CLIENTS: readonly DemoClient[] = [MAYA, BEN, HANA, GUS, TOBY, NORA];
