import { Clock } from '../../src/platform/clock/clock';
import type { Answer } from '../support/client';
import { connect } from '../support/database';
import { PASSWORD, PEOPLE, type Person, type World } from '../support/world';
import { acceptAll, approve, draftOf } from '../treatment-plans/cleared-client';

const fine = (answer: Answer, what: string): any => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** Days pass, and everybody signs in again. */
export const later = async (world: World, time: { days?: number; hours?: number }): Promise<void> => {
  world.advance(time);
  for (const person of ['ana', 'cy', 'dee'] as const) fine(await world.as(person).post('/session', { email: PEOPLE[person].email, password: PASSWORD }), 'sign-in');
};

/** An approved plan of this client. */
export const planFor = async (world: World, clientId: string): Promise<string> => {
  const plan = await acceptAll(world, await draftOf(world, clientId));
  fine(await approve(world, plan), 'approval');
  return plan.id;
};

/** The client answers the short check now. Postgres keeps its own time, which no test can move: so that is written past its checks. */
export const answeredNow = async (world: World, clientId: string): Promise<void> => {
  const admin = await connect(world.database.adminUrl);
  await admin.query('ALTER TABLE intake DROP CONSTRAINT IF EXISTS intake_after_sentinels');
  await admin.query('SET session_replication_role = replica');
  await admin.query('UPDATE intake SET sentinels_at = $2 WHERE client_id = $1', [clientId, world.app.get(Clock, { strict: false }).now()]);
  await admin.end();
};

/** A note of a visit before which the client answered what changed. */
export const startNote = async (world: World, clientId: string, more: object = {}, by: Person = 'ana'): Promise<any> => {
  await answeredNow(world, clientId);
  return fine(await world.as(by).post(`/clients/${clientId}/session-notes`, { kind: 'treatment', ...more }), 'start');
};

export const versionOf = (note: any, section: string): number => note.sectionStates.find((one: any) => one.section === section).version;

export const saveSection = (world: World, note: any, section: string, content: object, by: Person = 'ana', version = versionOf(note, section)): Promise<Answer> =>
  world.as(by).put(`/session-notes/${note.id}/sections/${section}`, { [section]: content }, { ifMatch: version });

export const NECK_LINE = { technique: 'swedish', stroke: 'effleurage', region: 'neck_post', muscle: 'upper_trapezius', side: 'both', pressure: 2, minutes: 20, position: 'prone' };

export const SECTIONS_OF_A_VISIT = {
  visit: { minutes: 50 },
  subjective: { complaint: 'Stiff neck after work', sinceLast: 'same' },
  treatment: { lines: [NECK_LINE] },
  bodyChart: { findings: [{ region: 'neck_post', side: 'left', kind: 'tight', intensity: 6 }] },
};

/** Saves these sections one by one, and reads the note again. */
export const fillIn = async (world: World, note: any, sections: Readonly<Record<string, object>>, by: Person = 'ana'): Promise<any> => {
  for (const [section, content] of Object.entries(sections)) fine(await saveSection(world, note, section, content, by), section);
  return fine(await world.as(by).get(`/session-notes/${note.id}`), 'read');
};

export const sign = (world: World, note: any, body: object = {}, by: Person = 'ana'): Promise<Answer> =>
  world.as(by).post(`/session-notes/${note.id}/signature`, body, { ifMatch: note.version });

/** A whole visit, signed. */
export const visit = async (world: World, clientId: string, { start = {}, sections = {}, pain }: { start?: object; sections?: object; pain?: number } = {}, by: Person = 'ana'): Promise<any> => {
  const measures: Record<string, object> = pain === undefined ? {} : { measures: { painBefore: { now: pain, worst: Math.min(10, pain + 1) }, painAfter: Math.max(0, pain - 1) } };
  const note = await fillIn(world, await startNote(world, clientId, start, by), { ...SECTIONS_OF_A_VISIT, ...measures, ...sections }, by);
  return fine(await sign(world, note, {}, by), 'sign');
};
