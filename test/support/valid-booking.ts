import type { Operation } from './api-description';
import { seriesOf, termsFor, type Booking } from './furnished-booking';
import type { Furnished } from './furnished-clinic';
import { VALID, type ValidRequest } from './valid-bodies';
import type { Person } from './world';

const acting = (stage: keyof Booking['visits'], by: Person, body?: (clinic: Furnished) => object): ValidRequest => ({
  by,
  ids: ({ booking }) => ({ appointmentId: booking.visits[stage].id }),
  ifMatch: ({ booking }) => booking.visits[stage].version,
  ...(body && { body }),
});
const onRoom = (n: number, body?: object): ValidRequest => ({ by: 'olu', ids: ({ booking }) => ({ resourceId: booking.rooms[n] ?? '' }), ...(body && { body: () => body }) });
const whose = ({ booking: { ids } }: Furnished): { variantId: string; clientId: string; therapistId: string } => ({ variantId: ids.variantId, clientId: ids.clientId, therapistId: ids.therapistId });
const weekly = ({ booking: { ids } }: Furnished): object => seriesOf(ids.variantId, ids.clientId, ids.therapistId, ids.date);
const stretch = (from: number, to: number) => ({ startsAt: inDaysFromNow(from), endsAt: inDaysFromNow(to) });
const inDaysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** The lines of `VALID` about booking. */
export const VALID_BOOKING: Readonly<Record<string, ValidRequest>> = {
  createLocation: { by: 'olu', body: () => ({ name: 'Low Street', timezone: 'America/Chicago', address: '2 Low Street', phone: '+1 312 555 0100' }) },
  editLocation: { by: 'olu', body: () => ({ name: 'High Street 1', timezone: 'Etc/UTC' }) },
  createResource: { by: 'olu', body: ({ booking }) => ({ locationId: booking.ids.locationId, kind: 'therapist', name: 'Newcomer', staffId: booking.newcomer, handsOnMaxMin: 300 }) },
  editResource: onRoom(0, { name: 'Spare room', turnoverMin: 10 }),
  retireResource: onRoom(1),
  writeHours: onRoom(2, { weekly: [{ weekday: 1, starts: '09:00', ends: '17:00' }] }),
  writeSkills: onRoom(3, { skills: [{ skill: 'warm_table', expiresOn: '2031-01-31' }] }),
  writeDay: onRoom(4, { open: [{ starts: '10:00', ends: '12:00' }] }),
  writePlaces: { by: 'olu', ids: ({ booking }) => ({ resourceId: booking.gear }), body: ({ booking }) => ({ places: [{ locationId: booking.otherLocationId, travelMin: 15 }] }) },
  addExtraHours: { by: 'olu', ids: ({ booking }) => ({ resourceId: booking.rooms[0] ?? '' }), body: () => stretch(60, 60.2) },
  deleteExtraHours: { by: 'olu' },
  forgetDay: { by: 'olu', ifMatch: ({ booking }) => booking.therapistVersion },
  createService: { by: 'olu', body: ({ booking }) => ({ locationId: booking.ids.locationId, name: 'Hot stone', online: true }) },
  editService: { by: 'olu', ids: ({ booking }) => ({ serviceId: booking.spare.serviceId }), body: () => ({ name: 'Other things', needsApproval: true }) },
  retireService: { by: 'olu', ids: ({ booking }) => ({ serviceId: booking.spare.leaving }) },
  createVariant: { by: 'olu', body: ({ booking }) => termsFor(booking.ids.therapistId) },
  changeTerms: { by: 'olu', ids: ({ booking }) => ({ variantId: booking.spare.changing }), body: ({ booking }) => termsFor(booking.ids.therapistId) },
  retireVariant: { by: 'olu', ids: ({ booking }) => ({ variantId: booking.spare.retiring }) },
  createAbsence: { by: 'olu', body: ({ booking }) => ({ locationId: booking.ids.locationId, resourceId: booking.rooms[0], reason: 'maintenance', ...stretch(50, 51) }) },
  deleteAbsence: { by: 'olu' },
  createBlock: { by: 'dee', body: ({ booking }) => ({ resourceId: booking.ids.resourceId, reason: 'training', ...stretch(52, 52.1) }) },
  liftBlock: { by: 'dee' },
  bookAppointment: { by: 'dee', body: (clinic) => ({ ...whose(clinic), startsAt: clinic.booking.slots[5] }) },
  moveAppointment: { by: 'dee', ifMatch: ({ booking }) => booking.visit.version, body: ({ booking }) => ({ startsAt: booking.slots[7], therapistId: booking.ids.therapistId }) },
  cancelAppointment: acting('toCancel', 'dee', () => ({ reason: 'client_ill' })),
  confirmAppointment: acting('toConfirm', 'dee'),
  extendHold: acting('toExtend', 'dee', () => ({ minutes: 5 })),
  releaseHold: acting('toRelease', 'dee'),
  approveRequest: acting('toApprove', 'ana'),
  declineRequest: acting('toDecline', 'dee', () => ({ reason: 'clinic_decision' })),
  recordArrival: acting('toArrive', 'dee'),
  undoArrival: acting('arrived', 'dee'),
  checkInClient: acting('toCheckIn', 'dee'),
  startSession: acting('toStart', 'ana'),
  completeSession: acting('inSession', 'ana', () => ({ endedEarly: 'client_asked' })),
  reopenSession: acting('completed', 'olu', () => ({ reason: 'ended_by_mistake' })),
  recordNoShow: acting('missed', 'dee', () => ({ reason: 'did_not_come' })),
  standDown: acting('toStandDown', 'ana'),
  voidAppointment: acting('toVoid', 'olu', () => ({ reason: 'duplicate' })),
  createCalendarFeed: { by: 'ana' },
  revokeCalendarFeed: { by: 'ana' },
  planSeries: { by: 'dee', body: weekly },
  bookSeries: { by: 'dee', body: (clinic) => ({ ...weekly(clinic), startsAt: [clinic.booking.slots[9], clinic.booking.slots[10]] }) },
  cancelSeries: { by: 'dee', body: ({ booking }) => ({ appointmentId: booking.ofSeries, scope: 'all', reason: 'client_cannot_come' }) },
  writeBookingPreference: { by: 'dee', body: ({ booking }) => ({ therapistId: booking.ids.therapistId, gender: 'female', genderIsHard: false }) },
  joinWaitlist: { by: 'dee', body: (clinic) => ({ ...whose(clinic), times: [{ weekdays: [2], starts: '10:00', ends: '10:10' }], until: clinic.booking.ids.date }) },
  leaveWaitlist: { by: 'dee' },
  keepApart: { by: 'olu', ids: ({ booking }) => ({ clientId: booking.keptApart }), body: ({ booking }) => ({ therapistId: booking.ids.therapistId }) },
  bringTogether: { by: 'olu', ids: ({ booking }) => ({ clientId: booking.keptApart }) },
  setOnlineBooking: { by: 'olu', ifMatch: ({ booking }) => booking.online.version, body: () => ({ open: true, mostOpenHolds: 500 }) },
  createBookingLink: { by: 'dee', body: () => ({ expiresInDays: 7, send: false }) },
  revokeBookingLink: { by: 'dee' },
  requestOnline: { body: ({ booking }) => ({ variantId: booking.ids.variantId, startsAt: booking.slots[16], givenName: 'Nia', familyName: 'Okoro', dateOfBirth: '1991-04-30', email: 'nia@mail.example', phone: '+1 212 555 0142', locale: 'es' }) },
  checkBookingIdentity: { body: ({ booking }) => ({ familyName: booking.online.familyName, dateOfBirth: booking.online.dateOfBirth }) },
  bookMyVisit: { body: ({ booking }) => ({ variantId: booking.ids.variantId, startsAt: booking.slots[14] }) },
  moveOwnVisit: { link: ({ booking }) => booking.links.visit, body: ({ booking }) => ({ startsAt: booking.slots[12] }) },
  cancelOwnVisit: { link: ({ booking }) => booking.links.visit, body: () => ({ acceptedFeeMinor: 0 }) },
  confirmOwnVisit: { link: ({ booking }) => booking.links.held },
};

const around = ({ booking }: Furnished): Record<string, string> => ({ from: booking.slots[0] ?? '', to: booking.slots[19] ?? '' });
const asked = ({ booking }: Furnished): Record<string, string> => ({ startsAt: booking.slots[0] ?? '' });

/** Reads that need to be told what is looked for. A new one needs its line here. */
export const QUERIES: Readonly<Record<string, (clinic: Furnished) => Record<string, string>>> = {
  listAbsences: (clinic) => ({ ...around(clinic), locationId: clinic.booking.ids.locationId }),
  listResources: ({ booking }) => ({ locationId: booking.ids.locationId }),
  listAvailability: (clinic) => ({ ...whose(clinic), ...around(clinic) }),
  explainAvailability: (clinic) => ({ ...whose(clinic), ...asked(clinic) }),
  readDiary: (clinic) => ({ ...around(clinic), resource: clinic.booking.ids.resourceId, location: clinic.booking.ids.locationId }),
  readDaySheet: ({ booking }) => ({ location: booking.ids.locationId, date: booking.ids.date }),
  listOwnTimes: around,
  listOnlineTimes: (clinic) => ({ variantId: clinic.booking.ids.variantId, ...around(clinic) }),
  listMyTimes: (clinic) => ({ variantId: clinic.booking.ids.variantId, ...around(clinic) }),
  searchDetectedIssues: ({ ids }) => ({ patient: ids.clientId ?? '' }),
  searchFlags: ({ ids }) => ({ patient: `Patient/${ids.clientId}` }),
};

let places = 0;

/** What stands in a header in place of a session. */
export const secretsFor = ({ id, path }: Operation, clinic: Furnished): Record<string, string> => {
  if (id === 'checkIdentity' || id === 'getIntakeCover') return { 'intake-token': clinic.token };
  if (path.includes('/my-booking')) return { 'booking-link': path.endsWith('/my-booking') || id === 'checkBookingIdentity' ? clinic.booking.online.toCheck : clinic.booking.online.link, 'booking-access': clinic.booking.online.access };
  // Each from elsewhere, or the throttle would answer most of them.
  if (path.includes('/online-booking/')) return { 'x-forwarded-for': `10.8.${(places += 1) >> 8}.${places % 256}` };
  return path.includes('/my-visit') ? { 'booking-link': VALID[id]?.link?.(clinic) ?? clinic.booking.links.visit } : {};
};
