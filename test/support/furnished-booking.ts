import { BookAppointment } from '../../src/booking/use-cases/book-appointment';
import { Clock } from '../../src/platform/clock/clock';
import { runInContext } from '../../src/platform/context/request-context';
import { hashOf } from '../../src/platform/ids/ids';
import { lateMorningZone } from '../booking/alder';
import { connect } from './database';
import { PEOPLE, type Person, type World } from './world';

type Stage = 'toMove' | 'toCancel' | 'toArrive' | 'toStandDown' | 'toVoid' | 'ofLink' | 'missed' | 'arrived' | 'toCheckIn' | 'toStart' | 'inSession' | 'completed' | 'toConfirm' | 'toExtend' | 'toRelease' | 'heldOfLink' | 'toApprove' | 'toDecline';

interface Named { readonly id: string; readonly version: number }

/** What can be booked in one clinic, open day and night so that every test finds a time of today. */
export interface Premises {
  /** By the name of the path parameter. */
  readonly ids: Readonly<Record<'locationId' | 'resourceId' | 'therapistId' | 'serviceId' | 'variantId' | 'absenceId' | 'blockId' | 'appointmentId' | 'seriesId' | 'entryId' | 'feedId' | 'feedKey' | 'clinicId' | 'optOutKey' | 'clientId' | 'date' | 'bookingLinkId' | 'extraId', string>>;
  readonly therapistVersion: number;
  readonly visit: Named;
  readonly ofSeries: string;
  readonly rooms: readonly string[];
  /** What is brought along, and where to. */
  readonly gear: string;
  readonly otherLocationId: string;
  readonly askedFor: string;
  readonly spare: { serviceId: string; changing: string; retiring: string; leaving: string };
  /** On the staff, and not yet bookable. */
  readonly newcomer: string;
  readonly keptApart: string;
  /** Three days ahead and every twenty minutes; the first ones are taken. */
  readonly slots: readonly string[];
  readonly link: string;
  /** Of booking online: a link on a device that passed the second check, one to check, and who they are for. */
  readonly online: { link: string; access: string; toCheck: string; version: number; familyName: string; dateOfBirth: string };
}

/** And visits in every state. */
export interface Booking extends Premises {
  readonly visits: Readonly<Record<Stage, Named>>;
  readonly links: { visit: string; held: string };
}

export interface Crew { readonly owner: Person; readonly desk: Person; readonly therapist: Person; readonly newcomer: string; readonly clientId: string; readonly keptApart: string }

const FIVE_MIN = 5 * 60_000;
const DAY = 86_400_000;
const ALL_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, starts: '00:00', ends: '24:00' }));
export const termsFor = (therapistId: string): object => ({
  durationMin: 15, priceMinor: 9000, currency: 'USD', stepMin: 5, leadMin: 0, graceMin: 0, cancelBeforeMin: 0, moveBeforeMin: 0,
  requires: [{ kind: 'therapist', resourceIds: [therapistId] }, { kind: 'room' }],
});

const made = async (answer: Promise<{ status: number; body: any }>): Promise<any> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`not furnished: ${status} ${JSON.stringify(body)}`);
  return body;
};

const now = (world: World): number => world.app.get(Clock, { strict: false }).now().getTime();
/** The next five minutes of the clock but one, and so many minutes more. */
const soon = (world: World, minutes = 0): string => new Date((Math.ceil(now(world) / FIVE_MIN) + 1) * FIVE_MIN + minutes * 60_000).toISOString();

/** A link as it is mailed: the mail itself is looked at elsewhere. */
export const linkTo = async (world: World, clinicId: string, appointmentId: string): Promise<string> => {
  const secret = appointmentId.replaceAll('-', '').padEnd(43, 'k');
  const admin = await connect(world.database.adminUrl);
  await admin.query('INSERT INTO manage_link (clinic_id, token_hash, appointment_id) VALUES ($1, $2, $3)', [clinicId, hashOf(secret), appointmentId]);
  await admin.end();
  return `${clinicId}.${secret}`;
};

const optOutKeyFor = async (world: World, clinicId: string, clientId: string): Promise<string> => {
  const secret = clientId.replaceAll('-', '').padEnd(43, 'o');
  const admin = await connect(world.database.adminUrl);
  await admin.query(`INSERT INTO opt_out_link (clinic_id, token_hash, client_id, channel) VALUES ($1, $2, $3, 'email')`, [clinicId, hashOf(secret), clientId]);
  await admin.end();
  return secret;
};

export const openPremises = async (world: World, { owner, desk, therapist, newcomer, clientId, keptApart }: Crew): Promise<Premises> => {
  const [boss, front] = [world.as(owner), world.as(desk)];
  const { id: locationId } = await made(boss.post('/locations', { name: 'High Street', timezone: lateMorningZone() }));
  const resource = (kind: string, more: object = {}): Promise<any> => made(boss.post('/resources', { locationId, kind, name: kind, ...more }));
  const there = (id: string): Promise<any> => made(boss.put(`/resources/${id}/hours`, { weekly: ALL_DAY }, { ifMatch: 1 }));
  const carer = await resource('therapist', { staffId: PEOPLE[therapist].id });
  await there(carer.id);
  await there((await resource('room')).id);
  const date = new Date(now(world) + 20 * DAY).toISOString().slice(0, 10);
  const { version: therapistVersion } = await made(boss.put(`/resources/${carer.id}/days/${date}`, { open: [{ starts: '08:00', ends: '20:00' }] }, { ifMatch: 2 }));
  const gear = await resource('equipment', { name: 'Folding table' });
  const { id: otherLocationId } = await made(boss.post('/locations', { name: 'Mill Lane', timezone: lateMorningZone() }));
  const rooms: string[] = [];
  for (let n = 0; n < 5; n++) rooms.push((await resource('room', { name: `Spare ${n}` })).id);
  const { extraHours } = await made(boss.post(`/resources/${gear.id}/extra-hours`, { startsAt: inDays(world, 44), endsAt: inDays(world, 44.2) }));
  const service = async (more: object): Promise<string> => (await made(boss.post('/services', { locationId, name: 'Massage', online: true, ...more }))).id;
  const variant = async (serviceId: string): Promise<string> => (await made(boss.post(`/services/${serviceId}/variants`, termsFor(carer.id)))).id;
  const [serviceId, asking, other, leaving] = [await service({}), await service({ needsApproval: true }), await service({ name: 'Other' }), await service({ name: 'Leaving' })];
  const variantId = await variant(serviceId);
  const slots = Array.from({ length: 20 }, (_, n) => soon(world, 3 * 1440 + n * 20));
  const visit = await made(front.post('/appointments', { variantId, clientId, startsAt: slots[0], therapistId: carer.id }));
  const series = await made(front.post('/appointment-series', { ...seriesOf(variantId, clientId, carer.id, date), startsAt: [slots[1], slots[2]] }));
  const apart = await made(boss.post('/absences', { locationId, resourceId: rooms[0], startsAt: inDays(world, 40), endsAt: inDays(world, 41), reason: 'maintenance' }));
  const block = await made(front.post('/blocks', { resourceId: carer.id, startsAt: inDays(world, 42), endsAt: inDays(world, 42.1), reason: 'break' }));
  const entry = await made(front.post('/waitlist', { clientId, variantId, times: [{ weekdays: [1], starts: '10:00', ends: '10:10' }], until: date }));
  await made(boss.post(`/clients/${keptApart}/kept-apart`, { therapistId: carer.id }));
  await made(front.post(`/clients/${clientId}/booking-preference`, { therapistId: carer.id }, { ifMatch: 0 }));
  const feed = await made(world.as(therapist).post(`/resources/${carer.id}/calendar-feeds`));
  const clinicId = PEOPLE[owner].clinicId;
  const online = await openOnline(world, { owner, desk, clientId });
  return {
    ids: {
      locationId, resourceId: carer.id, therapistId: carer.id, serviceId, variantId, absenceId: apart.id, blockId: block.id, appointmentId: visit.id, seriesId: series.id,
      entryId: entry.id, feedId: feed.id, feedKey: feed.path.split('/').at(-1), clinicId, optOutKey: await optOutKeyFor(world, clinicId, clientId), clientId, date, bookingLinkId: online.idToRevoke, extraId: extraHours[0].id,
    },
    therapistVersion, visit, ofSeries: series.appointments[0].id, rooms, gear: gear.id, otherLocationId, askedFor: await variant(asking),
    spare: { serviceId: other, changing: await variant(other), retiring: await variant(other), leaving },
    newcomer, keptApart, slots, link: await linkTo(world, clinicId, visit.id), online,
  };
};

/** The page for strangers, and links for one client. */
const openOnline = async (world: World, { owner, desk, clientId }: Pick<Crew, 'owner' | 'desk' | 'clientId'>): Promise<Premises['online'] & { idToRevoke: string }> => {
  const { version } = await made(world.as(owner).put('/online-booking', { open: true, mostOpenHolds: 500 }, { ifMatch: 0 }));
  const link = (): Promise<any> => made(world.as(desk).post(`/clients/${clientId}/booking-links`, {}));
  const [entered, toCheck, toRevoke] = [await link(), await link(), await link()];
  const access = 'a'.repeat(43);
  const admin = await connect(world.database.adminUrl);
  await admin.query(`INSERT INTO booking_access (clinic_id, token_hash, booking_link_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')`, [PEOPLE[owner].clinicId, hashOf(access), entered.id]);
  await admin.end();
  const { familyName, dateOfBirth } = await made(world.as(desk).get(`/clients/${clientId}`));
  return { link: entered.path.split('#')[1], access, toCheck: toCheck.path.split('#')[1], version, familyName, dateOfBirth, idToRevoke: toRevoke.id };
};

const inDays = (world: World, days: number): string => new Date(now(world) + days * DAY).toISOString();
export const seriesOf = (variantId: string, clientId: string, therapistId: string, date: string): object => ({
  variantId, clientId, therapistId, recurrence: { date, time: '10:00', frequency: 'weekly', interval: 1, count: 2 },
});

/** The clinic's own people take visits of today to every state. One begins in the past, so the clock moves on. */
export const visitsOfEveryKind = async (world: World, crew: Crew, premises: Premises): Promise<Booking> => {
  const { ids, askedFor } = premises;
  const wish = { variantId: ids.variantId, clientId: ids.clientId, therapistId: ids.therapistId };
  let minutes = 20;
  const next = (): string => soon(world, (minutes += 20));
  const book = (more: object = {}): Promise<any> => made(world.as(crew.desk).post('/appointments', { ...wish, startsAt: next(), ...more }));
  const act = (visit: Named, what: string, by: Person, body?: object): Promise<Named> => made(world.as(by).post(`/appointments/${visit.id}/${what}`, body, { ifMatch: visit.version }));
  const missed = await book({ startsAt: soon(world) });
  world.advance({ minutes: 11 });
  const arrived = async (): Promise<Named> => act(await book(), 'arrival', crew.desk);
  const inSession = async (): Promise<Named> => act(await arrived(), 'start', crew.therapist);
  const requested = (): Promise<Named> =>
    runInContext({ requestId: 'furnishing', actor: { kind: 'system', clinicId: ids.clinicId }, purpose: 'operations' }, () =>
      world.app.get(BookAppointment, { strict: false }).book(ids.clinicId, { ...wish, variantId: askedFor, startsAt: Date.parse(next()), channel: 'online', staffId: null }));
  const visits = {
    missed, toMove: await book(), toCancel: await book(), toArrive: await book(), toStandDown: await book(), toVoid: await book(), ofLink: await book(),
    arrived: await arrived(), toCheckIn: await arrived(), toStart: await arrived(), inSession: await inSession(), completed: await act(await inSession(), 'completion', crew.therapist, {}),
    toConfirm: await book({ holdOnly: true }), toExtend: await book({ holdOnly: true }), toRelease: await book({ holdOnly: true }), heldOfLink: await book({ holdOnly: true }),
    toApprove: await requested(), toDecline: await requested(),
  };
  return { ...premises, visits, links: { visit: await linkTo(world, ids.clinicId, visits.ofLink.id), held: await linkTo(world, ids.clinicId, visits.heldOfLink.id) } };
};
