import { dateOf, dayBounds, dayNumber, dayOf, instantOf, isSameLocalDay, isTimeZone, localOf, offsetAt, stretchesOfDay, wallClockToInstant, weekdayOf, wholeDays, zoneFor } from './wall-clock';

const at = (text: string): number => Date.parse(text);
const clock = (date: string, time: string, zone: string) => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const found = wallClockToInstant({ date, time: hours * 60 + minutes }, zone);
  return [new Date(found.at).toISOString().slice(0, 16), found.exists];
};

describe('the wall clock', () => {
  // booking.md 3.4, the column of RFC 5545
  it.each([
    ['America/New_York', '2025-11-02', '01:30', '2025-11-02T05:30', true],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30', true],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45', true],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30', false],
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:40', false],
    ['America/Havana', '2026-03-08', '00:00', '2026-03-08T05:00', false],
    ['America/Havana', '2026-11-01', '00:30', '2026-11-01T04:30', true],
    ['Antarctica/Troll', '2026-03-29', '02:30', '2026-03-29T02:30', false],
    ['Pacific/Chatham', '2026-09-27', '02:45', '2026-09-26T14:00', false],
    ['Africa/Casablanca', '2026-03-22', '02:30', '2026-03-22T02:30', false],
    ['Asia/Kolkata', '2026-06-01', '24:00', '2026-06-01T18:30', true],
    ['UTC', '2026-06-01', '09:00', '2026-06-01T09:00', true],
  ])('%s %s %s is %sZ (exists: %s)', (zone, date, time, utc, exists) => {
    expect(clock(date, time, zone)).toEqual([utc, exists]);
  });

  it('reads an instant as local date and minute of the day', () => {
    expect(localOf(at('2026-03-08T06:59:30Z'), 'America/New_York')).toEqual({ date: '2026-03-08', time: 119 });
    expect(localOf(at('2026-03-08T07:00Z'), 'America/New_York')).toEqual({ date: '2026-03-08', time: 180 });
    expect(localOf(at('2026-01-01T00:00Z'), 'Pacific/Chatham')).toEqual({ date: '2026-01-01', time: 825 });
  });

  it('gives days of 23 and 25 hours, and one that begins at one', () => {
    const hours = ({ from, to }: { from: number; to: number }): number => (to - from) / 3_600_000;
    expect(hours(dayBounds('2026-03-08', 'America/New_York'))).toBe(23);
    expect(hours(dayBounds('2026-11-01', 'America/New_York'))).toBe(25);
    expect(new Date(dayBounds('2026-03-08', 'America/Havana').from).toISOString()).toBe('2026-03-08T05:00:00.000Z');
    expect(hours(dayBounds('2026-03-08', 'America/Havana'))).toBe(23);
    expect(hours(dayBounds('2026-10-25', 'Antarctica/Troll'))).toBe(26);
  });

  it('knows a local day in pieces where the clocks cross midnight backwards', () => {
    const minute = at('2006-10-29T00:00Z') / 60_000;
    const zone = zoneFor('America/St_Johns', minute, minute);
    const pieces = stretchesOfDay(zone, dayNumber('2006-10-29')).map(({ from, to }) => [from - minute, to - minute]);
    expect(pieces).toEqual([[150, 151], [210, 1_650]]);
  });

  it('gives the whole local days that a stretch touches', () => {
    const zone = zoneFor('America/New_York', at('2026-03-08T12:00Z') / 60_000, at('2026-03-09T04:00Z') / 60_000);
    const { from, to } = wholeDays(zone, at('2026-03-08T12:00Z') / 60_000, at('2026-03-09T04:00Z') / 60_000);
    expect([new Date(from * 60_000), new Date(to * 60_000)]).toEqual([new Date('2026-03-08T05:00Z'), new Date('2026-03-09T04:00Z')]);
  });

  it('tells whether two instants are the same local day', () => {
    expect(isSameLocalDay(at('2026-03-02T23:30Z'), at('2026-03-03T01:00Z'), 'UTC')).toBe(false);
    expect(isSameLocalDay(at('2026-03-02T23:30Z'), at('2026-03-03T01:00Z'), 'Europe/Berlin')).toBe(true);
  });

  it('counts days and weekdays', () => {
    expect([dayNumber('1970-01-01'), dayNumber('2026-03-02'), dateOf(20_514)]).toEqual([0, 20_514, '2026-03-02']);
    expect(['2026-03-01', '2026-03-02', '1969-12-31'].map((date) => weekdayOf(dayNumber(date)))).toEqual([7, 1, 3]);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', 'tomorrow', ''])('knows no date "%s"', (date) => {
    expect(() => dayNumber(date)).toThrow(RangeError);
  });

  it('knows the zones of the IANA database, and no others', () => {
    expect(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT-14'].map(isTimeZone)).toEqual([true, true, true, true]);
    expect(['Europe/Nowhere', '+01:00', 'Berlin', '', 'Europe/Berlin; DROP'].map(isTimeZone)).toEqual([false, false, false, false, false]);
    expect(() => zoneFor('Europe/Nowhere', 0, 0)).toThrow('unknown time zone "Europe/Nowhere"');
  });

  it('stays between 1970 and 2199', () => {
    expect(() => zoneFor('UTC', -1, 0)).toThrow(RangeError);
    expect(() => zoneFor('UTC', 0, at('2201-01-01T00:00Z') / 60_000)).toThrow(RangeError);
    expect(() => zoneFor('UTC', NaN, 0)).toThrow(RangeError);
    expect(() => zoneFor('UTC', 10, 9)).toThrow(RangeError);
  });

  it('learns more of a zone when it is asked for more', () => {
    const [early, late] = [at('2026-01-01T00:00Z') / 60_000, at('2040-07-01T00:00Z') / 60_000];
    expect(offsetAt(zoneFor('Europe/Madrid', early, early), early)).toBe(60);
    expect(offsetAt(zoneFor('Europe/Madrid', late, late), late)).toBe(120);
    expect(offsetAt(zoneFor('Europe/Madrid', early, late), early)).toBe(60);
  });

  it('answers at the ends of what it knows, too', () => {
    const zone = { id: 'Etc/Short', stretches: [{ from: 1_000, to: 2_000, offset: 60 }] };
    expect(instantOf(zone, 0, 30)).toEqual({ at: -30, exists: true });
    expect(instantOf(zone, 3, 0)).toEqual({ at: 4_260, exists: true });
    expect(dayOf(zone, 1_400)).toBe(1);
  });
});
