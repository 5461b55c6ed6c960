import { Clock } from '../../src/platform/clock/clock';
import { Hiring } from '../../src/staff';
import { newId } from '../../src/platform/ids/ids';
import { connect } from '../support/database';
import { completeIntake, knots, takeOn } from '../support/course';
import { CLINIC_A, PASSWORD, PEOPLE, type Person, type World } from '../support/world';

export interface Alder {
  readonly locationId: string;
  readonly serviceId: string;
  /** 60 minutes, with any therapist and any room. */
  readonly variantId: string;
  readonly ana: string;
  readonly therapists: readonly string[];
  readonly rooms: readonly string[];
}

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$cqd46fUNh3ZWxUtIYxmvuQ$6+/Dy5/vpGMYWMgDcjFWPIbCUoY6PMsoIn+HflS/Xso';

export const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, starts: '09:00', ends: '17:00' }));

const created = async <T>(answer: Promise<{ status: number; body: T }>): Promise<T> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`not set up: ${status} ${JSON.stringify(body)}`);
  return body;
};

export const terms = (more: object = {}): object => ({
  durationMin: 60, priceMinor: 9000, currency: 'USD', stepMin: 30,
  requires: [{ kind: 'therapist' }, { kind: 'room', turnoverMin: 15 }],
  ...more,
});

/** A resource that is there from nine to five, every day. */
export const addResource = async (world: World, body: object): Promise<string> => {
  const olu = world.as('olu');
  const { id, version } = await created<any>(olu.post('/resources', body));
  await created(olu.put(`/resources/${id}/hours`, { weekly: WEEK }, { ifMatch: version }));
  return id;
};

/** Alder's one location in New York, Ana and as many other therapists and rooms as are asked for. */
export const setUpAlder = async (world: World, { therapists = 1, rooms = 1, variant = {}, service = {}, timezone = 'America/New_York' }: { therapists?: number; rooms?: number; variant?: object; service?: object; timezone?: string } = {}): Promise<Alder> => {
  const olu = world.as('olu');
  const location = await created<any>(olu.post('/locations', { name: 'Alder Street', timezone, address: '1 Alder Street' }));
  const ana = await addResource(world, { locationId: location.id, kind: 'therapist', name: 'Ana', staffId: PEOPLE.ana.id });
  const others: string[] = [];
  for (let n = 1; n < therapists; n++) {
    const { staffId } = await world.app.get(Hiring, { strict: false }).addMember(CLINIC_A, { email: `t${n}@alder.example`, displayName: `Therapist ${n}`, roles: ['therapist'], ownPasswordHash: HASH });
    others.push(await addResource(world, { locationId: location.id, kind: 'therapist', name: `Therapist ${n}`, staffId }));
  }
  const chambers: string[] = [];
  for (let n = 1; n <= rooms; n++) chambers.push(await addResource(world, { locationId: location.id, kind: 'room', name: `Room ${n}` }));
  const offer = await created<any>(olu.post('/services', { locationId: location.id, name: 'Massage', online: true, ...service }));
  const { id: variantId } = await created<any>(olu.post(`/services/${offer.id}/variants`, terms(variant)));
  return { locationId: location.id, serviceId: offer.id, variantId, ana, therapists: [ana, ...others], rooms: chambers };
};

/** A client whose gate is open: a real intake, screened today. */
export const clearedClient = async (world: World, more: object = {}): Promise<string> => {
  const patient = await takeOn(world, 'dee', more);
  await completeIntake(world, 'ana', patient, knots);
  return patient.id;
};

const COPY = [
  `INSERT INTO intake SELECT (jsonb_populate_record(i, jsonb_build_object('id', $3::uuid, 'client_id', $2::uuid, 'screening_id', $4::uuid, 'invitation_id', $5::uuid))).* FROM intake i WHERE i.client_id = $1`,
  `INSERT INTO screening SELECT (jsonb_populate_record(s, jsonb_build_object('id', $4::uuid, 'client_id', $2::uuid, 'intake_id', $3::uuid))).* FROM screening s WHERE s.client_id = $1`,
  `INSERT INTO clearance SELECT (jsonb_populate_record(c, jsonb_build_object('id', $5::uuid, 'client_id', $2::uuid, 'intake_id', $3::uuid, 'screening_id', $4::uuid))).* FROM clearance c WHERE c.client_id = $1`,
];

/** As many clients as are asked for, each with the papers of the first one copied past the constraints. */
export const clearedClients = async (world: World, count: number): Promise<string[]> => {
  const first = await clearedClient(world);
  const ids = [first];
  const admin = await connect(world.database.adminUrl);
  try {
    await admin.query(`SET session_replication_role = replica`);
    for (let n = 1; n < count; n++) {
      const { id } = await takeOn(world, 'dee');
      const values = [first, id, newId(), newId(), newId()];
      for (const sql of COPY) await admin.query(sql, values.slice(0, Math.max(...[...sql.matchAll(/\$(\d)/g)].map((match) => Number(match[1])))));
      ids.push(id);
    }
  } finally {
    await admin.end();
  }
  return ids;
};

/** The app's clock jumps to this instant. */
export const advanceTo = (world: World, at: string): void =>
  world.advance({ minutes: (Date.parse(at) - world.app.get(Clock, { strict: false }).now().getTime()) / 60_000 });

/** After a night or two: the old session has run out. */
export const signInAgain = async (world: World, person: Person): Promise<void> => {
  const { status } = await world.as(person).post('/session', { email: PEOPLE[person].email, password: PASSWORD });
  if (status !== 201) throw new Error(`${person} could not sign in again`);
};

/** A zone without changes of clocks in which it is now between eleven and twelve in the morning. */
export const lateMorningZone = (): string => {
  const hour = new Date().getUTCHours();
  const ahead = 11 - hour;
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

/** The instant of a wall-clock time in New York, so many days from now; no change of clocks nearby matters here. */
export const newYork = (daysAhead: number, hour: number, minute = 0): string => {
  const base = new Date(Date.now() + daysAhead * 24 * 3600_000);
  for (const offset of [4, 5]) {
    const at = new Date(Date.UTC(base.getUTCFullYear(), base.getUTCMonth(), base.getUTCDate(), hour + offset, minute));
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' }).format(at);
    if (shown === `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`) return at.toISOString();
  }
  throw new Error('no such time');
};
