import { checkAt, earliestCheck, earliestReminder, outOfTheNight, reminderAt, zoneOfClient } from './quiet-hours';

const at = (text: string): number => Date.parse(text);
const said = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

const NEW_YORK = 'America/New_York';

describe('a reminder', () => {
  it.each([
    ['at the time of the visit, the day before', '2026-06-10T14:00Z', NEW_YORK, NEW_YORK, '2026-06-09T14:00'],
    ['by the wall clock over the change to summer time', '2026-03-08T14:00Z', NEW_YORK, NEW_YORK, '2026-03-07T15:00'],
    ['by the wall clock over the change back', '2026-11-01T15:00Z', NEW_YORK, NEW_YORK, '2026-10-31T14:00'],
    ['at eight in the morning sharp', '2026-06-10T12:00Z', NEW_YORK, NEW_YORK, '2026-06-09T12:00'],
    ['at seven in the evening two days before, for a visit before eight', '2026-06-10T11:30Z', NEW_YORK, NEW_YORK, '2026-06-08T23:00'],
    ['at eight in the evening sharp', '2026-06-11T00:00Z', NEW_YORK, NEW_YORK, '2026-06-10T00:00'],
    ['at seven in the evening of the day before, for a visit later than eight', '2026-06-11T01:30Z', NEW_YORK, NEW_YORK, '2026-06-09T23:00'],
    ['in the evening before it where the client lives: Los Angeles sleeps at seven in the morning', '2026-06-10T13:00Z', NEW_YORK, 'America/Los_Angeles', '2026-06-09T02:00'],
    ['at the same instant where that is day for the client too', '2026-06-10T16:00Z', NEW_YORK, 'Europe/Madrid', '2026-06-09T16:00'],
    ['earlier the same evening where it is late for the client', '2026-06-10T20:00Z', NEW_YORK, 'Europe/Madrid', '2026-06-09T17:00'],
    ['before a night in which the clocks go back', '2026-11-02T12:30Z', NEW_YORK, NEW_YORK, '2026-10-31T23:00'],
  ])('comes %s', (_, startsAt, place, client, due) => {
    expect(said(reminderAt(at(startsAt), place, client))).toBe(due);
    expect(earliestReminder(at(startsAt), place)).toBeLessThanOrEqual(at(`${due}Z`));
  });
});

describe('the link to the short check', () => {
  it.each([
    ['twenty hours before the visit', '2026-06-10T14:00Z', NEW_YORK, '2026-06-09T18:00'],
    ['at eight in the evening sharp', '2026-06-10T20:00Z', NEW_YORK, '2026-06-10T00:00'],
    ['at seven where that would be after eight', '2026-06-10T20:30Z', NEW_YORK, '2026-06-09T23:00'],
    ['at seven, 23 hours before, and no earlier', '2026-06-10T22:00Z', NEW_YORK, '2026-06-09T23:00'],
    ['in the morning, where seven is more than 23 hours before', '2026-06-10T22:01Z', NEW_YORK, '2026-06-10T12:00'],
    ['in the morning, where that would be before eight', '2026-06-11T07:30Z', NEW_YORK, '2026-06-10T12:00'],
    ['by the night where the client lives', '2026-06-10T14:30Z', 'Europe/Madrid', '2026-06-09T17:00'],
    ['twenty hours before over a change of clocks', '2026-03-08T16:00Z', NEW_YORK, '2026-03-07T20:00'],
  ])('goes out %s', (_, startsAt, client, goes) => {
    expect(said(checkAt(at(startsAt), client))).toBe(goes);
    expect(earliestCheck(at(startsAt))).toBeLessThanOrEqual(at(`${goes}Z`));
  });
});

describe('a message that may wait', () => {
  it.each([
    ['2026-06-10T12:00Z', NEW_YORK, '2026-06-10T12:00'],
    ['2026-06-11T00:00Z', NEW_YORK, '2026-06-11T00:00'],
    ['2026-06-11T00:01Z', NEW_YORK, '2026-06-11T12:00'],
    ['2026-06-10T08:00Z', NEW_YORK, '2026-06-10T12:00'],
    ['2026-03-08T05:30Z', NEW_YORK, '2026-03-08T12:00'],
    ['2026-06-10T12:00Z', 'Pacific/Auckland', '2026-06-10T20:00'],
  ])('of %s in %s goes out at %sZ', (now, zone, goes) => {
    expect(said(outOfTheNight(at(now), zone))).toBe(goes);
  });
});

describe('the zone of a client', () => {
  it.each([
    ['Europe/Madrid', 'Europe/Madrid'],
    [null, NEW_YORK],
    ['Mars/Olympus', NEW_YORK],
  ])('%s, for a place in New York, is %s', (own, zone) => {
    expect(zoneOfClient(own, NEW_YORK)).toBe(zone);
  });
});
