import type { Answers } from '../../src/intake';
import type { Answer } from '../support/client';
import { addClient, BEN, harmlessAnswers, invite, saveAll, SIGNED, verifiedPhone } from '../support/intake';
import type { Person, World } from '../support/world';

/** Five months of neck and shoulder knots at a desk: the seed articles' own case. */
export const DESK_NECK: Answers = {
  site: { value: ['neck', 'shoulder'] },
  main_region: { value: 'neck_post' },
  duration_weeks: { value: 20 },
  pain_character: { value: ['tight', 'knotted', 'stiff'] },
  irritability_provoked: { value: 'low' },
  irritability_strong: { value: 'low' },
  irritability_settle: { value: 'low' },
  goals: { value: ['pain', 'posture'] },
  causes: { value: ['desk_work'] },
  pressure_pref: { value: '4' },
};

let number = 0;
const anotherBen = (world: World, by: Person): Promise<string> => addClient(world, by, { ...BEN, givenName: `Ben the ${++number}.`, duplicateChecked: true });

export const fillIn = async (world: World, clientId: string, answers: Answers = {}, by: Person = 'dee'): Promise<Answer> => {
  const phone = await verifiedPhone(world, await invite(world, clientId, {}, by));
  await saveAll(phone, harmlessAnswers({ ...DESK_NECK, ...answers }));
  const sent = await phone.post('/intake/submission', SIGNED);
  if (sent.status !== 201) throw new Error(`not submitted: ${sent.status} ${JSON.stringify(sent.body)}`);
  return sent;
};

/** A new client whose answers were sent and screened; `answers` override the desk worker's. */
export const clientWith = async (world: World, answers: Answers = {}, by: Person = 'dee'): Promise<string> => {
  const id = await anotherBen(world, by);
  await fillIn(world, id, answers, by);
  return id;
};

export const clientWithoutIntake = (world: World): Promise<string> => anotherBen(world, 'dee');

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
