import type { INestApplicationContext } from '@nestjs/common';
import { Registration } from '../src/clients';
import { currentConsents, enabledItems, FillForm, InviteClient, standardIntake, type Answer, type Answers } from '../src/intake';
import { runInContext, type Actor } from '../src/platform/context/request-context';
import { newId } from '../src/platform/ids/ids';
import { SubmitIntake } from '../src/screening';
import { permissionsOf, type Role } from '../src/staff';
import type { DemoClient, Said } from './demo-clients';

/** Whoever is at the desk of the demo. */
export interface DeskPerson {
  readonly clinicId: string;
  readonly staffId: string;
  readonly roles: readonly Role[];
}

export interface InvitedDemoClient {
  readonly clientId: string;
  readonly invitationId: string;
  readonly token: string;
}

const act = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => runInContext({ requestId: 'demo', actor, purpose: 'operations' }, work);

export const actAtDesk = <T>({ clinicId, staffId, roles }: DeskPerson, work: () => Promise<T>): Promise<T> =>
  act({ kind: 'staff', clinicId, staffId, accountId: staffId, sessionId: newId(), roles, permissions: permissionsOf(roles) }, work);

export const inviteDemoClient = async (app: INestApplicationContext, desk: DeskPerson, clientId: string): Promise<InvitedDemoClient> => {
  const { invitation, token } = await actAtDesk(desk, () => app.get(InviteClient, { strict: false }).invite({ clientId }));
  return { clientId, invitationId: invitation.id, token };
};

/** The client fills the form as on a phone, answer by answer, and signs. */
const sendForm = (app: INestApplicationContext, clinicId: string, invited: InvitedDemoClient, said: Said, signature: DemoClient['signature']): Promise<unknown> =>
  act({ kind: 'client', clinicId, clientId: invited.clientId, invitationId: invited.invitationId }, async () => {
    const filling = app.get(FillForm, { strict: false });
    for (const [linkId, answer] of asked(said)) await filling.save(linkId, answer, 0);
    const consents = currentConsents.map(({ code, version }) => ({ code, wordingVersion: version, given: true }));
    return app.get(SubmitIntake, { strict: false }).submit({ consents, signature });
  });

const asked = (said: Said): [string, Answer][] => {
  const answers = Object.fromEntries(Object.entries(said).flatMap(([id, value]) => (value === undefined ? [] : [[id, { value }]]))) as Answers;
  return enabledItems(standardIntake, answers, 'first').flatMap(({ linkId }): [string, Answer][] => (answers[linkId] ? [[linkId, answers[linkId]]] : []));
};

/** From the desk's first note to the sent form, through what production calls. */
export const takeOnDemoClient = async (app: INestApplicationContext, desk: DeskPerson, { details, said, signature }: DemoClient): Promise<InvitedDemoClient> => {
  const { client } = await actAtDesk(desk, () => app.get(Registration, { strict: false }).register(details, true));
  const invited = await inviteDemoClient(app, desk, client.id);
  if (said) await sendForm(app, desk.clinicId, invited, said, signature);
  return invited;
};
