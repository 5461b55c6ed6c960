import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { Hiring, Passwords, type NewMember } from '../src/staff';
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

/** One step of making the demo, in the clinic's unit of work; later ones may build on earlier ones. */
type DemoStep = (app: INestApplicationContext, passwords: ReadonlyMap<string, string>) => Promise<void>;

const openClinic: DemoStep = async (app) => {
  await app.get(Hiring, { strict: false }).openClinic(DEMO_CLINIC);
};

const hirePeople: DemoStep = async (app, passwords) => {
  const [hiring, hasher] = [app.get(Hiring, { strict: false }), app.get(Passwords, { strict: false })];
  for (const person of DEMO_PEOPLE) await hiring.addMember(DEMO_CLINIC.id, { ...person, ownPasswordHash: await hasher.hash(passwords.get(person.email) ?? '') });
};

const STEPS: readonly DemoStep[] = [openClinic, hirePeople];

/**
 * Makes the demo clinic if the database is empty, in one transaction. Returns how to sign in, also at later starts;
 * nothing where the database holds other clinics. `dataDir`: where this installation's passwords are kept.
 */
export const demoClinic = async (app: INestApplicationContext, dataDir: string): Promise<readonly DemoSignIn[]> => {
  const isNew = await app.get(Hiring, { strict: false }).isUnopened();
  const passwords = demoPasswords(dataDir, DEMO_PEOPLE.map((person) => person.email), isNew);
  if (isNew)
    await app.get(UnitOfWork, { strict: false }).run(DEMO_CLINIC.id, async () => {
      for (const step of STEPS) await step(app, passwords);
    });
  return DEMO_PEOPLE.flatMap(({ email, displayName, roles }) => {
    const password = passwords.get(email);
    return password === undefined ? [] : [{ email, displayName, role: roles.join(', ').replace('_', ' '), password }];
  });
};
