import type { Client as Connection } from 'pg';
import type { Answer, Client } from '../support/client';
import { openForm, submit, type Patient } from '../support/course';
import { connect } from '../support/database';
import type { Person, World } from '../support/world';

export const NO_NEWS = { since_new: ['none'], since_change: 'same', relief_hours: 'gt3d', consent_self: 'yes' };

export const inviteToCheck = (world: World, clientId: string, body: object = {}, by: Person = 'dee'): Promise<Answer> => world.as(by).post(`/clients/${clientId}/what-changed-invitations`, body);

/** The client's phone, or the clinic's tablet, past the second check. */
export const openCheck = async (world: World, patient: Patient): Promise<Client> => {
  const { status, body } = await inviteToCheck(world, patient.id);
  if (status !== 201) throw new Error(`no link: ${status} ${JSON.stringify(body)}`);
  return openForm(world, body.token, patient);
};

type Progress = { asked: string[] };

/** What is asked now, in order. */
export const askedNow = async (phone: Client): Promise<string[]> => ((await phone.get('/intake/form')).body.progress as Progress[]).flatMap(({ asked }) => asked);

/** Answers what is asked, one by one: as said here, else "no" to what is new, until nothing new is asked. */
export const answerCheck = async (phone: Client, said: Readonly<Record<string, unknown>> = {}): Promise<string[]> => {
  const words: Readonly<Record<string, unknown>> = { ...NO_NEWS, ...said };
  const done: string[] = [];
  for (;;) {
    const next = (await askedNow(phone)).find((id) => !done.includes(id));
    if (next === undefined) return done;
    done.push(next);
    const value = words[next] ?? (next.startsWith('changed_') ? 'no' : undefined);
    if (value === undefined) continue;
    const { status, body } = await phone.put(`/intake/answers/${next}`, { value }, { ifMatch: 0 });
    if (status !== 200) throw new Error(`${next} was not saved: ${status} ${JSON.stringify(body)}`);
  }
};

/** The whole check, from the link to what the client is told. */
export const check = async (world: World, patient: Patient, said: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
  const phone = await openCheck(world, patient);
  await answerCheck(phone, said);
  const answer = await submit(phone);
  if (answer.status !== 201) throw new Error(`not sent: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

export const latestScreening = async (world: World, { id }: Patient): Promise<any> => {
  const { body } = await world.as('ana').get(`/clients/${id}/screenings?limit=1`);
  return (await world.as('ana').get(`/screenings/${body.items[0].id}`)).body;
};

const OLDER = [
  `UPDATE intake SET answered_at = answered_at - $2::interval, sentinels_at = sentinels_at - $2::interval, submitted_at = submitted_at - $2::interval,
     answer_times = (SELECT coalesce(jsonb_object_agg(key, to_jsonb((value #>> '{}')::timestamptz - $2::interval)), '{}') FROM jsonb_each(answer_times)) WHERE client_id = $1`,
  'UPDATE screening SET answered_at = answered_at - $2::interval, screened_at = screened_at - $2::interval WHERE client_id = $1',
  'UPDATE screening_review SET reviewed_at = reviewed_at - $2::interval, expires_at = expires_at - $2::interval WHERE client_id = $1',
  'UPDATE clearance SET granted_at = granted_at - $2::interval, expires_at = expires_at - $2::interval WHERE client_id = $1',
  'UPDATE clearance_closure SET closed_at = closed_at - $2::interval WHERE clearance_id IN (SELECT id FROM clearance WHERE client_id = $1)',
];

/** Time passes for one client: Postgres keeps the time of record itself, so all of it moves back. */
export const pass = async (world: World, { id }: Patient, time: string): Promise<void> => {
  const admin: Connection = await connect(world.database.adminUrl);
  await admin.query('SET session_replication_role = replica');
  for (const sql of OLDER) await admin.query(sql, [id, time]);
  await admin.end();
};
