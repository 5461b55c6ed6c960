import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { Hiring, Passwords, type NewMember } from '../src/staff';
import { DEMO_CLIENTS, NORA } from './demo-clients';
import { openBookingPage, openDemoDiary } from './demo-diary';
import { keepIntakeLink, openIntakeLink } from './demo-intake-link';
import { takeOnDemoClient, type DeskPerson, type InvitedDemoClient } from './demo-intakes';
import { demoPasswords } from './demo-passwords';

/** Every person and place here is invented. `.example` is nobody's domain (RFC 2606). */
export const DEMO_CLINIC = { id: '0190de00-0000-7000-8000-00000000000a', name: 'Alder Massage', country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en' } as const;

export const DEMO_PEOPLE: readonly NewMember[] = [
  { id: '0190de00-0000-7000-8000-0000000000a1', email: 'olu@alder.example', displayName: 'Olu Adeyemi', roles: ['owner'] },
  { id: '0190de00-0000-7000-8000-0000000000a2', email: 'ana@alder.example', displayName: 'Ana Flores', roles: ['therapist'], credentials: ['core', 'deep_tissue', 'trigger_point', 'stretching'] },
  { id: '0190de00-0000-7000-8000-0000000000a3', email: 'ravi@alder.example', displayName: 'Ravi Nair', roles: ['therapist'], credentials: ['core', 'myofascial', 'prenatal', 'oncology'] },
  { id: '0190de00-0000-7000-8000-0000000000a4', email: 'dee@alder.example', displayName: 'Dee Novak', roles: ['front_desk'] },
];

export interface DemoSignIn {
  readonly email: string;
  readonly displayName: string;
  readonly role: string;
  /** As set up; whoever changed theirs uses the new one. */
  readonly password: string;
}

/** What a newcomer needs to try the demo; nothing of it where the database holds other clinics. */
export interface Demo {
  readonly people: readonly DemoSignIn[];
  /** A link that opens, and what its second check wants. */
  readonly intakeLink?: Readonly<{ token: string; familyName: string; dateOfBirth: string }>;
  /** Where anybody may ask for a time. */
  readonly bookingPage?: string;
}

const OLU: DeskPerson = { clinicId: DEMO_CLINIC.id, staffId: '0190de00-0000-7000-8000-0000000000a1', roles: ['owner'] };
const DEE: DeskPerson = { clinicId: DEMO_CLINIC.id, staffId: '0190de00-0000-7000-8000-0000000000a4', roles: ['front_desk'] };

const hirePeople = async (app: INestApplicationContext, passwords: ReadonlyMap<string, string>): Promise<void> => {
  const [hiring, hasher] = [app.get(Hiring, { strict: false }), app.get(Passwords, { strict: false })];
  const hashes = await Promise.all(DEMO_PEOPLE.map((person) => hasher.hash(passwords.get(person.email) ?? '')));
  for (const [at, person] of DEMO_PEOPLE.entries()) await hiring.addMember(DEMO_CLINIC.id, { ...person, ownPasswordHash: hashes[at] });
};

/** In one transaction: a start that is cut off leaves nothing half-made. Returns the invitation that is still open. */
const makeClinic = (app: INestApplicationContext, passwords: ReadonlyMap<string, string>): Promise<InvitedDemoClient | undefined> =>
  app.get(UnitOfWork, { strict: false }).run(DEMO_CLINIC.id, async () => {
    await app.get(Hiring, { strict: false }).openClinic(DEMO_CLINIC);
    await hirePeople(app, passwords);
    await openDemoDiary(app, OLU, DEMO_PEOPLE.flatMap(({ id, displayName, roles }) => (id !== undefined && roles.includes('therapist') ? [{ id, displayName }] : [])));
    let invited: InvitedDemoClient | undefined;
    for (const client of DEMO_CLIENTS) invited = await takeOnDemoClient(app, DEE, client);
    return invited;
  });

/** Makes the demo clinic if the database is empty. `dataDir`: where this installation's passwords and link are kept. */
export const demoClinic = async (app: INestApplicationContext, dataDir: string): Promise<Demo> => {
  const isNew = await app.get(Hiring, { strict: false }).isUnopened();
  const passwords = demoPasswords(dataDir, DEMO_PEOPLE.map((person) => person.email), isNew);
  if (passwords.size === 0) return { people: [] };
  const invited = isNew ? await makeClinic(app, passwords) : undefined;
  if (invited) keepIntakeLink(dataDir, invited);
  const token = await openIntakeLink(app, dataDir, DEE);
  const bookingPage = await openBookingPage(app, OLU);
  const { familyName, dateOfBirth } = NORA.details;
  return { people: signInsOf(passwords), ...(bookingPage && { bookingPage }), ...(token && { intakeLink: { token, familyName, dateOfBirth } }) };
};

const signInsOf = (passwords: ReadonlyMap<string, string>): DemoSignIn[] =>
  DEMO_PEOPLE.flatMap(({ email, displayName, roles }) => {
    const password = passwords.get(email);
    return password === undefined ? [] : [{ email, displayName, role: roles.join(', ').replace('_', ' '), password }];
  });
