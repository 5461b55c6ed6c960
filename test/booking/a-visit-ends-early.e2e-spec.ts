import { Clock } from '../../src/platform/clock/clock';
import { connect } from '../support/database';
import { openWorld, type Answer, type Person, type World } from '../support/world';
import { clearedClients, lateMorningZone, setUpAlder, signInAgain, type Alder } from './alder';

const FIVE_MIN = 5 * 60_000;
const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

describe('a visit that ends early', () => {
  let world: World;
  let alder: Alder;
  let clients: string[];
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world, { timezone: lateMorningZone(), variant: { stepMin: 5 } });
    clients = await clearedClients(world, 2);
  }, 120_000);
  afterAll(() => world.close());

  const book = (clientId: string | undefined, startsAt: string): Promise<Answer> => world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt });
  const act = async (visit: any, what: string, person: Person = 'dee', body?: object): Promise<void> => {
    const { status, body: now } = await world.as(person).post(`/appointments/${visit.id}/${what}`, body, { ifMatch: visit.version });
    expect([what, status, now.code]).toEqual([what, 200, undefined]);
    visit.version = now.version;
  };

  it('gives the rest of its time to others, but for the cleaning of the room', async () => {
    const { body: visit } = await book(clients[0], new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + FIVE_MIN).toISOString());
    const takenUntil = async (id: string | undefined): Promise<string> => {
      const admin = await connect(world.database.adminUrl);
      const { rows } = await admin.query('SELECT ends_at FROM appointment_occupancy WHERE appointment_id = $1 AND resource_id = $2', [visit.id, id]);
      await admin.end();
      return rows[0].ends_at.toISOString();
    };
    const [room] = alder.rooms;
    expect([await takenUntil(alder.ana), await takenUntil(room)]).toEqual([visit.endsAt, later(visit.endsAt, 15)]);
    await act(visit, 'arrival');
    await act(visit, 'check-in');
    await act(visit, 'start', 'ana');
    world.advance({ minutes: Math.ceil((Date.parse(visit.startsAt) - Date.now()) / 60_000) + 20 });
    for (const one of ['dee', 'ana'] as const) await signInAgain(world, one);
    const now = world.app.get(Clock, { strict: false }).now().getTime();
    await act(visit, 'completion', 'ana', { endedEarly: 'client_asked' });
    const ended = await takenUntil(alder.ana);
    expect([Date.parse(ended) % 60_000, Date.parse(ended) - now < 2 * 60_000, await takenUntil(room)]).toEqual([0, true, later(ended, 15)]);
    const cleaned = new Date(Math.ceil(Date.parse(later(ended, 15)) / FIVE_MIN) * FIVE_MIN).toISOString();
    expect(cleaned < visit.endsAt).toBe(true);
    expect((await book(clients[1], later(cleaned, -5))).body.code).toBe('slot_taken');
    expect((await book(clients[1], cleaned)).body.state).toBe('booked');
  });
});
