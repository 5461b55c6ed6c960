import { enabledItems, standardIntake, type Answer, type Answers, type Visit } from '../../src/intake';
import deskWorker from './desk-worker.json';
import type { Answer as HttpAnswer, Client } from './client';
import type { Person, World } from './world';

/** What a person says, by question: a value, or `{ state }`. */
export type Said = Readonly<Record<string, unknown>>;

/** A desk worker of 34 with knots in neck and shoulder, and nothing else. */
export const knots: Said = deskWorker;

const asAnswer = (said: unknown): Answer => (typeof said === 'object' && said !== null && 'state' in said ? said : { value: said }) as Answer;

/** The answers that this visit asks for, in the order of the form. */
export const asked = (said: Said, visit: Visit): [string, Answer][] => {
  const answers: Answers = Object.fromEntries(Object.entries(said).map(([id, value]) => [id, asAnswer(value)]));
  return enabledItems(standardIntake, answers, visit).flatMap(({ linkId }) => (answers[linkId] ? [[linkId, answers[linkId]] as [string, Answer]] : []));
};

export interface Patient {
  readonly id: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
}

let born = 0;

/** A new client of the staff member's clinic. */
export const takeOn = async (world: World, person: Person, more: object = {}): Promise<Patient> => {
  const day = String((born++ % 28) + 1).padStart(2, '0');
  const body = { givenName: 'Sam', familyName: `Rivera${born}`, dateOfBirth: `1992-03-${day}`, duplicateChecked: true, ...more };
  const { status, body: client } = await world.as(person).post('/clients', body);
  if (status !== 201) throw new Error(`no client: ${status} ${JSON.stringify(client)}`);
  return { id: client.id, familyName: client.familyName, dateOfBirth: client.dateOfBirth };
};

/** The token of a new intake link. */
export const invite = async (world: World, person: Person, clientId: string, body: object = {}): Promise<string> => {
  const answer = await world.as(person).post(`/clients/${clientId}/intake-invitations`, body);
  if (answer.status !== 201) throw new Error(`no invitation: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.token;
};

/** The client's browser, past the second check. */
export const openForm = async (world: World, token: string, { familyName, dateOfBirth }: Patient): Promise<Client> => {
  const phone = world.stranger();
  const { status, body } = await phone.post('/intake/identity-check', { familyName, dateOfBirth }, { headers: { 'intake-token': token } });
  if (status !== 200) throw new Error(`second check failed: ${status} ${JSON.stringify(body)}`);
  return phone;
};

export const fill = async (phone: Client, said: Said): Promise<void> => {
  const { body: form } = await phone.get('/intake/form');
  const versions = new Map<string, number>((form.answers as { linkId: string; version: number }[]).map(({ linkId, version }) => [linkId, version]));
  for (const [linkId, answer] of asked(said, form.visit)) {
    const { status, body } = await phone.put(`/intake/answers/${linkId}`, answer, { ifMatch: versions.get(linkId) ?? 0 });
    if (status !== 200) throw new Error(`${linkId} was not saved: ${status} ${JSON.stringify(body)}`);
  }
};

/** Consents to everything the form asks for, and signs. */
export const submit = async (phone: Client, more: object = {}): Promise<HttpAnswer> => {
  const { body: form } = await phone.get('/intake/form');
  const consents = (form.consents as { code: string; version: number }[]).map(({ code, version }) => ({ code, wordingVersion: version, given: true }));
  return phone.post('/intake/submission', { consents, signature: { name: 'Sam Rivera', relationship: 'self' }, ...more });
};

/** From invitation to sent form; the answer is what the client reads. */
export const completeIntake = async (world: World, person: Person, patient: Patient, said: Said, invitation: object = {}): Promise<HttpAnswer> => {
  const phone = await openForm(world, await invite(world, person, patient.id, invitation), patient);
  await fill(phone, said);
  const answer = await submit(phone);
  if (answer.status !== 201) throw new Error(`not sent: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
