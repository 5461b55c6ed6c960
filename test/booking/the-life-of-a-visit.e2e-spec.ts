import { openWorld, type Person, type World } from '../support/world';
import { clearedClients, lateMorningZone, setUpAlder, signInAgain, type Alder } from './alder';
import { takeOn } from '../support/course';

const FIVE_MIN = 5 * 60_000;

/** What each person may do to a booked visit of today, and how a refusal is called. */
const ON_A_BOOKED_VISIT: readonly [string, object | undefined, Person, number, string][] = [
  ['confirmation', undefined, 'dee', 409, 'not_in_this_state'],
  ['approval', undefined, 'dee', 409, 'not_in_this_state'],
  ['refusal', { reason: 'clinic_decision' }, 'dee', 409, 'not_in_this_state'],
  ['release', undefined, 'dee', 409, 'not_in_this_state'],
  ['extension', { minutes: 5 }, 'dee', 409, 'not_in_this_state'],
  ['check-in', undefined, 'dee', 409, 'not_in_this_state'],
  ['start', undefined, 'ana', 409, 'not_in_this_state'],
  ['completion', {}, 'ana', 409, 'not_in_this_state'],
  ['reopening', { reason: 'other' }, 'olu', 409, 'not_in_this_state'],
  ['no-show', { reason: 'did_not_come' }, 'dee', 409, 'within_grace'],
  ['not-today', undefined, 'dee', 403, 'not_allowed'],
  ['correction', { reason: 'duplicate' }, 'dee', 403, 'not_allowed'],
  ['arrival', undefined, 'ana', 403, 'not_allowed'],
  ['cancellation', { reason: 'client_cannot_come', waiveFee: true }, 'ana', 403, 'may_not_waive'],
  ['cancellation', { reason: 'bored' }, 'dee', 400, 'validation_failed'],
];

const FINAL: readonly [string, object | undefined, Person][] = [
  ['arrival', undefined, 'dee'],
  ['check-in', undefined, 'dee'],
  ['start', undefined, 'ana'],
  ['cancellation', { reason: 'other' }, 'dee'],
  ['move', { startsAt: new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + 12 * FIVE_MIN).toISOString() }, 'dee'],
  ['no-show', { reason: 'did_not_come' }, 'dee'],
];

describe('the life of a visit', () => {
  let world: World;
  let alder: Alder;
  let clients: string[];
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world, { therapists: 6, rooms: 6, timezone: lateMorningZone(), variant: { stepMin: 5 } });
    clients = await clearedClients(world, 8);
  }, 120_000);
  afterAll(() => world.close());

  const soon = (minutes = 0): string => new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + FIVE_MIN + minutes * 60_000).toISOString();
  const book = async (client: string | undefined, more: object = {}) => {
    const { status, body } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: client, startsAt: soon(), ...more });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const pass = async (minutes: number): Promise<void> => {
    world.advance({ minutes });
    await signInAgain(world, 'dee');
  };
  const act = async (visit: any, what: string, person: Person = 'dee', body?: object) => {
    const answer = await world.as(person).post(`/appointments/${visit.id}/${what}`, body, { ifMatch: visit.version });
    if (answer.status === 200) visit.version = answer.body.version;
    return answer;
  };

  it('goes from booked to completed, each step by whom it belongs to, and says so in its history', async () => {
    const visit = await book(clients[0], { therapistId: alder.ana });
    expect((await act(visit, 'arrival')).body.state).toBe('arrived');
    expect((await world.as('dee').delete(`/appointments/${visit.id}/arrival`, { ifMatch: visit.version })).body).toMatchObject({ state: 'booked', version: visit.version + 1 });
    visit.version += 1;
    await act(visit, 'arrival');
    expect((await act(visit, 'check-in')).body.state).toBe('checked_in');
    expect((await act(visit, 'start')).body).toMatchObject({ status: 403, code: 'not_allowed' });
    expect((await act(visit, 'start', 'ana')).body).toMatchObject({ state: 'in_session', endsAt: visit.endsAt });
    expect((await act(visit, 'completion', 'ana', {})).body.state).toBe('completed');
    expect((await act(visit, 'reopening', 'dee', { reason: 'ended_by_mistake' })).status).toBe(403);
    expect((await act(visit, 'reopening', 'olu', { reason: 'ended_by_mistake' })).body.state).toBe('in_session');
    expect((await act(visit, 'completion', 'ana', { endedEarly: 'client_asked' })).body.state).toBe('completed');
    const { body: history } = await world.as('dee').get(`/appointments/${visit.id}/history`);
    expect(history.map((line: any) => line.kind)).toEqual(['book', 'arrive', 'undo_arrival', 'arrive', 'check_in', 'start', 'complete', 'reopen', 'end_early']);
  });

  it.each(ON_A_BOOKED_VISIT)('refuses %s %j by %s to a booked visit: %d %s', async (what, body, person, status, code) => {
    const { body: own } = await world.as('dee').get(`/clients/${clients[1]}/appointments?limit=1`);
    const visit = own.items[0] ?? (await book(clients[1], { therapistId: alder.ana, startsAt: soon(90) }));
    const refused = await act({ ...visit }, what, person, body);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
    expect((await world.as('dee').get(`/appointments/${visit.id}`)).body).toMatchObject({ state: 'booked', version: 1 });
  });

  it('needs If-Match, and the version that was read', async () => {
    const { body: own } = await world.as('dee').get(`/clients/${clients[1]}/appointments?limit=1`);
    const [visit] = own.items;
    expect((await world.as('dee').post(`/appointments/${visit.id}/arrival`)).status).toBe(428);
    expect((await world.as('dee').post(`/appointments/${visit.id}/arrival`, undefined, { ifMatch: 7 })).status).toBe(412);
  });

  it('is another therapist\'s business only', async () => {
    const visit = await book(clients[2], { therapistId: alder.therapists[1] });
    await act(visit, 'arrival');
    expect((await act(visit, 'start', 'ana')).body).toMatchObject({ status: 403, code: 'not_your_session' });
    expect((await world.as('ana').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: soon(), therapistId: alder.therapists[2] })).body.code).toBe('not_your_session');
  });

  it('checks nobody in without today\'s form, in words that say nothing of health', async () => {
    const { id: newcomer } = await takeOn(world, 'dee');
    const held = await book(newcomer, { therapistId: alder.therapists[2] });
    expect(held.state).toBe('held');
    const refused = await act(held, 'confirmation');
    expect(refused.body).toMatchObject({ status: 409, code: 'not_cleared' });
    expect((await act(held, 'extension', 'dee', { minutes: 5 })).status).toBe(200);
    expect((await act(held, 'extension', 'dee', { minutes: 5 })).body.code).toBe('already_extended');
    expect((await act(held, 'release')).body.state).toBe('released');
  });

  it.each(['cancelled', 'not today', 'corrected'])('ends for good when %s, frees the time, and charges nobody who was sent home', async (how) => {
    const visit = await book(clients[4], { therapistId: alder.ana, startsAt: soon(180) });
    if (how === 'cancelled') await act(visit, 'cancellation', 'dee', { reason: 'client_cannot_come' });
    else if (how === 'not today') await act(visit, 'not-today', 'ana');
    else await act(visit, 'correction', 'olu', { reason: 'wrong_client' });
    const { body: ended } = await world.as('dee').get(`/appointments/${visit.id}`);
    expect(ended.state).toBe(how === 'corrected' ? 'entered_in_error' : 'cancelled');
    if (how === 'cancelled') expect(ended.cancellation).toMatchObject({ late: true, feeMinor: 4500, by: 'desk' });
    if (how === 'not today') expect(ended.cancellation).toMatchObject({ late: false, feeMinor: 0, by: 'therapist' });
    for (const [what, body, person] of FINAL) expect((await act({ ...ended }, what, person, body)).body).toMatchObject({ status: 409, code: 'not_in_this_state' });
    const { body: again } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[4], startsAt: visit.startsAt, therapistId: alder.ana });
    expect(again.state).toBe('booked');
    await act(again, 'correction', 'olu', { reason: 'duplicate' });
  });

  it('counts who did not come after the grace, frees the time, and lets them still arrive while it is free', async () => {
    const visit = await book(clients[5], { therapistId: alder.therapists[3] });
    await pass(40);
    expect((await act(visit, 'no-show', 'dee', { reason: 'did_not_come' })).body).toMatchObject({ state: 'no_show', noShowFeeMinor: 9000 });
    expect((await act(visit, 'arrival')).body).toMatchObject({ state: 'arrived', noShowFeeMinor: null });
    const other = await book(clients[6], { therapistId: alder.therapists[4], startsAt: soon(40) });
    await pass(60);
    await act(other, 'no-show', 'dee', { reason: 'came_too_late' });
    await book(clients[7], { therapistId: alder.therapists[4], startsAt: soon(40), override: { rules: ['lead_time', 'grid', 'hours'], reason: 'walked in' } });
    expect((await act(other, 'arrival')).body).toMatchObject({ status: 409, code: 'no_longer_free' });
  });
});
