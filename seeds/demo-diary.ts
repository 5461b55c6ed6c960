import type { INestApplicationContext } from '@nestjs/common';
import { Locations, OnlinePage, Resources, Services } from '../src/booking';
import { actAtDesk, type DeskPerson } from './demo-intakes';

const WEEK = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMin: 9 * 60, endMin: 18 * 60, validFrom: null, validTo: null, locationId: null }));
const PLAIN = { gender: null, setUpMin: null, turnoverMin: null, handsOnMaxMin: null, consecutiveMax: null };
const TERMS = {
  currency: 'USD', gridMode: 'clock', stepMin: 30, tidy: false, leadMin: 120, horizonDays: 90, cancelBeforeMin: 1440, moveBeforeMin: 1440, graceMin: 15, checkInOpensMin: 30,
  lateFeePercent: 50, noShowFeePercent: 100, requires: [{ kind: 'therapist', offsetMin: 0, setUpMin: 0, turnoverMin: 0 }, { kind: 'room', offsetMin: 0, setUpMin: 0, turnoverMin: 15 }],
} as const;
const SESSIONS = [['Massage for neck and shoulders', 30, 6_000], ['Massage', 60, 9_500], ['Massage', 90, 13_500]] as const;

/** Rooms, hours and services, through what production calls; and the page on which anybody may ask for a time. */
export const openDemoDiary = (app: INestApplicationContext, owner: DeskPerson, therapists: readonly Readonly<{ id: string; displayName: string }>[]): Promise<void> =>
  actAtDesk(owner, async () => {
    const [locations, resources, services, page] = [app.get(Locations, { strict: false }), app.get(Resources, { strict: false }), app.get(Services, { strict: false }), app.get(OnlinePage, { strict: false })];
    const { id: locationId } = await locations.open({ name: 'Alder Street', timezone: 'America/New_York', address: '12 Alder Street', phone: '+1 555 010 0100' });
    const people = therapists.map(({ id, displayName }) => ({ ...PLAIN, locationId, kind: 'therapist' as const, name: displayName, staffId: id }));
    const rooms = ['Garden room', 'Quiet room'].map((name) => ({ ...PLAIN, locationId, kind: 'room' as const, name, staffId: null }));
    for (const one of [...people, ...rooms]) {
      const { id } = await resources.add(one);
      await resources.replaceWeek(id, 1, WEEK);
    }
    const offered = new Map<string, string>();
    for (const [name, durationMin, priceMinor] of SESSIONS) {
      const serviceId = offered.get(name) ?? (await services.add(locationId, { name, online: true, needsApproval: false })).service.id;
      offered.set(name, serviceId);
      await services.addVariant(serviceId, { ...TERMS, durationMin, priceMinor });
    }
    await page.set(0, { open: true, mostOpenHolds: 20 });
  });

/** Below the address of the server; undefined where the owner has closed it, or there never was one. */
export const openBookingPage = (app: INestApplicationContext, owner: DeskPerson): Promise<string | undefined> =>
  actAtDesk(owner, async () => ((await app.get(OnlinePage, { strict: false }).settings()).open ? `/book/${owner.clinicId}` : undefined));
