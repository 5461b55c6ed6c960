import { enabledItems, standardIntake, type Answer, type Answers, type FormItem } from '../../src/intake';
import { runInContext } from '../../src/platform/context/request-context';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { newId } from '../../src/platform/ids/ids';
import { SignIntake, type SignedIntake, type Submission } from '../../src/intake';
import type { Client } from './client';
import { connect } from './database';
import type { Person, World } from './world';

/** Ben, 39, who works at a desk and has knots in his neck and shoulders. */
export const BEN = { givenName: 'Ben', familyName: "O'Núñez Park", dateOfBirth: '1987-03-14' };

export const addClient = async (world: World, by: Person = 'dee', who: object = BEN): Promise<string> => {
  const { status, body } = await world.as(by).post('/clients', who);
  if (status !== 201) throw new Error(`no client: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
};

export interface Link {
  readonly id: string;
  readonly token: string;
}

export const invite = async (world: World, clientId: string, body: object = {}, by: Person = 'dee'): Promise<Link> => {
  const answer = await world.as(by).post(`/clients/${clientId}/intake-invitations`, body);
  if (answer.status !== 201) throw new Error(`no link: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Link;
};

export const withToken = (token: string) => ({ headers: { 'intake-token': token } });

/** A phone that opened the link and passed the second check. */
export const verifiedPhone = async (world: World, { token }: Link, who = BEN): Promise<Client> => {
  const phone = world.stranger();
  const { status } = await phone.post('/intake/identity-check', { familyName: who.familyName, dateOfBirth: who.dateOfBirth }, withToken(token));
  if (status !== 200) throw new Error(`the second check refused: ${status}`);
  return phone;
};

const harmless = (item: FormItem): Answer => {
  if (item.type !== 'choice') return { value: item.type === 'integer' || item.type === 'decimal' ? (item.minValue ?? 0) : 'text' };
  const code = item.answerOption?.find((option) => ['none', 'no', 'never'].includes(option.code))?.code ?? item.answerOption?.[0]?.code ?? '';
  return { value: item.repeats ? [code] : code };
};

/** Every required question that is asked gets its harmless answer ("no", "none"); `more` overrides and adds. */
export const harmlessAnswers = (more: Answers = {}): Answers => {
  const answers: Record<string, Answer> = { age: { value: 39 }, sex: { value: 'male' }, consent_self: { value: 'yes' }, site: { value: ['neck', 'shoulder'] }, ...more };
  for (let next = nextIn(answers); next; next = nextIn(answers)) answers[next.linkId] = harmless(next);
  return answers;
};

const nextIn = (answers: Answers): FormItem | undefined => enabledItems(standardIntake, answers).find((item) => item.required && !Object.hasOwn(answers, item.linkId));

export const saveAll = async (phone: Client, answers: Answers): Promise<void> => {
  for (const [linkId, answer] of Object.entries(answers)) {
    const { status, body } = await phone.put(`/intake/answers/${linkId}`, answer, { ifMatch: 0 });
    if (status !== 200) throw new Error(`${linkId}: ${status} ${JSON.stringify(body)}`);
  }
};

export const SIGNED: Submission = {
  consents: [
    { code: 'treatment', wordingVersion: 1, given: true },
    { code: 'health_data', wordingVersion: 1, given: true },
    { code: 'contact', wordingVersion: 1, given: true },
    { code: 'outcome_data', wordingVersion: 2, given: false },
  ],
  signature: { name: 'Ben Park', relationship: 'self' },
};

/** Signs without screening, in a database that does not ask for one. */
export const signOnly = (world: World, clinicId: string, invitationId: string, submission: Submission = SIGNED): Promise<SignedIntake> =>
  runInContext({ requestId: 'test', actor: { kind: 'system', clinicId }, purpose: 'operations' }, () =>
    world.app.get(UnitOfWork, { strict: false }).run(clinicId, () => world.app.get(SignIntake, { strict: false }).sign(invitationId, submission, newId())),
  );

/** The signing alone is looked at: an intake here needs no screening row. */
export const unscreened = async (world: World): Promise<void> => {
  const admin = await connect(world.database.adminUrl);
  await admin.query('ALTER TABLE intake DROP CONSTRAINT IF EXISTS intake_is_screened');
  await admin.end();
};
