import { completeIntake, knots, takeOn, type Patient, type Said } from '../support/course';
import type { Answer } from '../support/client';
import type { Person, World } from '../support/world';

export const HOUR = 3600_000;
export const inAWeek = (): string => new Date(Date.now() + 7 * 24 * HOUR).toISOString();
export const DAY = 24 * HOUR;
export const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
export const NO_MORE_LIMITS = { excludeRegions: [], excludeTechniques: [] };

/** Level 1. */
export const BRUISED: Said = { ...knots, skin_local: ['bruise'] };
/** Held at level 2: a blood thinner. */
export const ON_BLOOD_THINNERS: Said = { ...knots, medicines: ['anticoagulant'] };
/** Level 3: a cancer of four years ago. */
export const AFTER_CANCER: Said = { ...knots, cancer: 'past_lt5', cancer_type: 'breast', cancer_care: ['none'] };
/** Level 4. */
export const SWOLLEN_LEG: Said = { ...knots, limb_swollen: 'leg' };
/** Level 5. */
export const NUMB_SADDLE: Said = { ...knots, saddle_numb: 'new' };

export const latestOf = async (world: World, { id }: Patient, by: Person = 'ana'): Promise<any> => {
  const { body } = await world.as(by).get(`/clients/${id}/screenings`);
  return (await world.as(by).get(`/screenings/${body.items[0].id}`)).body;
};

export const gateOf = async (world: World, { id }: Patient): Promise<any> => (await world.as('ana').get(`/clients/${id}/gate`)).body;

/** `open`, or the reasons why it is not. */
export const gateWords = async (world: World, patient: Patient): Promise<string> => {
  const { open, reasons } = await gateOf(world, patient);
  return open ? 'open' : reasons.map(({ code }: { code: string }) => code).join(' ');
};

/** A new client who sent these answers, and their screening. */
export const screened = async (world: World, said: Said): Promise<[Patient, any]> => {
  const patient = await takeOn(world, 'ana');
  await completeIntake(world, 'ana', patient, said);
  return [patient, await latestOf(world, patient)];
};

const reasonFor = (decision: string): object => (decision === 'answered_in_error' ? { reasonCode: 'answered_in_error' } : { reasonCode: 'other', note: 'as said on the phone' });

/** The same decision about everything that holds; `more` for one of them instead. */
export const decisionsOn = (screening: any, decision: string, more: Readonly<Record<string, object>> = {}): object[] => [
  ...screening.findings.filter(({ level }: { level: string }) => !level.startsWith('proceed')).map(({ ruleId }: { ruleId: string }) => ({ ruleId, decision, ...reasonFor(decision), told: 'We will call you.', ...more[ruleId] })),
  ...screening.undecided.map(({ questionId }: { questionId: string }) => ({ questionId, decision, ...reasonFor(decision), told: 'Thank you.' })),
];

export const review = (world: World, screening: any, decisions: readonly object[], more: object = {}, by: Person = 'ana'): Promise<Answer> =>
  world.as(by).post(`/screenings/${screening.id}/reviews`, { decisions, ...more });

export const clear = (world: World, screening: any, { scope = {}, ...more }: { scope?: object } & Record<string, unknown> = {}, by: Person = 'ana'): Promise<Answer> =>
  review(world, screening, decisionsOn(screening, 'clear'), { scope: { ...NO_MORE_LIMITS, ...scope }, expiresAt: inAWeek(), ...more }, by);

/** What a doctor said of a grave screening: it was nothing. */
export const NOTHING_SERIOUS = { outcome: 'nothing_serious_found', clinicianName: 'Dr Ruiz', seenOn: dayFrom(0), finding: 'seen', clearedFor: 'massage', reference: 'letter' };
