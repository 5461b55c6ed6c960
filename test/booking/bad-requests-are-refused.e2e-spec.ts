import fc from 'fast-check';
import { isWrite, operations, urlOf, type Operation } from '../support/api-description';
import { badBody } from '../support/bad-bodies';
import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, type Alder } from './alder';

const OURS = /\/(locations|resources|services|service-variants|absences|blocks|appointments|appointment-series|my-visit|waitlist)\b/;
const writes: readonly Operation[] = operations.filter((operation) => isWrite(operation) && operation.body && OURS.test(operation.path) && !operation.path.includes('/plans'));

const TIMES = ['2026-02-30T10:00:00Z', '1900-01-01T00:00:00Z', '2199-12-31T23:59:59Z', '2026-12-01', 'now', '', '2026-12-01T10:00:00', '+275760-09-13T00:00:00Z', '2026-12-01T10:00:00+99:99', '\u0000', '2026-12-01T10:00:00.123456Z'];

describe('bad requests', () => {
  let world: World;
  let alder: Alder;
  let ids: Record<string, string>;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world);
    const [sam] = await clearedClients(world, 1);
    const { body: visit } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: sam, startsAt: newYork(20, 10) });
    ids = {
      locationId: alder.locationId, resourceId: alder.ana, serviceId: alder.serviceId, variantId: alder.variantId, appointmentId: visit.id, clientId: sam ?? '',
      date: '2026-12-01', seriesId: visit.id, entryId: visit.id,
    };
  }, 120_000);
  afterAll(() => world.close());

  it('of no write route are the server\'s fault', async () => {
    for (const operation of writes)
      for (const body of fc.sample(badBody(operation.body ?? {}), 60)) {
        const answer = await world.as('olu').send(operation.method.toUpperCase(), urlOf(operation, ids).replace('/api/v1', ''), JSON.stringify(body), operation.needsIfMatch ? { ifMatch: 999 } : {});
        expect({ operation: operation.id, body, isOurs: answer.status < 500 }).toEqual({ operation: operation.id, body, isOurs: true });
      }
  }, 180_000);

  it.each(TIMES)('with the time %j are answered, and nothing is written', async (time) => {
    const encoded = encodeURIComponent(time);
    const statuses = await Promise.all([
      world.as('dee').get(`/availability?variantId=${alder.variantId}&from=${encoded}&to=${encoded}`),
      world.as('dee').get(`/diary?from=${encoded}&to=${encoded}`),
      world.as('dee').get(`/day-sheet?location=${alder.locationId}&date=${encoded}`),
      world.as('dee').get(`/availability/why-not?variantId=${alder.variantId}&startsAt=${encoded}`),
      world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: ids.clientId, startsAt: time }),
      world.as('dee').post(`/appointments/${ids.appointmentId}/move`, { startsAt: time }, { ifMatch: 1 }),
      world.as('olu').post('/absences', { locationId: alder.locationId, startsAt: time, endsAt: time, reason: 'leave' }),
      world.as('dee').post('/blocks', { resourceId: alder.ana, startsAt: time, endsAt: time, reason: 'break' }),
    ]);
    for (const { status } of statuses) expect(status).toBeLessThan(500);
    // The first four read; a part of a second is a time like any other, only never on offer.
    for (const { status } of statuses.slice(4)) expect([400, 409]).toContain(status);
  });
});
