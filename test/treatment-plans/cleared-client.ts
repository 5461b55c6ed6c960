import type { Answer } from '../support/client';
import { completeIntake, fill, invite, knots, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import type { Person, World } from '../support/world';

/** Five months of neck and shoulder knots at a desk: the seed articles' own case. */
export const DESK_NECK: Said = {
  main_region: 'neck_post',
  pain_map: [{ region: 'neck_post', side: 'both', character: ['tight'], intensity: 5 }],
  pain_character: ['tight', 'knotted', 'stiff'],
  causes: ['desk_work'],
  techniques_liked: [],
};

const sayOf = (more: Said): Said => Object.fromEntries(Object.entries({ ...knots, ...DESK_NECK, ...more }).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));

/** Sends the form a second time, with other answers in places. */
export const fillInAgain = async (world: World, patient: Patient, answers: Said): Promise<Answer> => {
  const phone = await openForm(world, await invite(world, 'dee', patient.id), patient);
  await fill(phone, sayOf(answers));
  await phone.put('/intake/answers/since_new', { value: ['none'] }, { ifMatch: 0 });
  const answer = await submit(phone);
  if (answer.status !== 201) throw new Error(`not sent: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** A new client whose answers were sent and screened. */
export const patientWith = async (world: World, answers: Said = {}, by: Person = 'dee'): Promise<Patient> => {
  const patient = await takeOn(world, by);
  await completeIntake(world, by, patient, sayOf(answers));
  return patient;
};

export const clientWith = async (world: World, answers: Said = {}, by: Person = 'dee'): Promise<string> => (await patientWith(world, answers, by)).id;

export const clientWithoutIntake = async (world: World): Promise<string> => (await takeOn(world, 'dee')).id;

export const draftOf = async (world: World, clientId: string, body: object = {}, by: Person = 'ana'): Promise<any> => {
  const answer = await world.as(by).post(`/clients/${clientId}/treatment-plans`, body);
  if (answer.status !== 201) throw new Error(`no draft: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** Accepts every line that is open. Returns the plan. */
export const acceptAll = async (world: World, given: any): Promise<any> => {
  let plan = given;
  for (const line of given.lines as { id: string; isDecided: boolean }[]) {
    if (line.isDecided) continue;
    const answer = await world.as('ana').put(`/treatment-plans/${plan.id}/lines/${line.id}/decision`, { decision: 'accepted' }, { ifMatch: plan.version });
    if (answer.status !== 200) throw new Error(`not accepted: ${answer.status} ${JSON.stringify(answer.body)}`);
    plan = answer.body;
  }
  return plan;
};

export const approve = (world: World, plan: { id: string; version: number }): Promise<Answer> =>
  world.as('ana').post(`/treatment-plans/${plan.id}/approval`, undefined, { ifMatch: plan.version });
