import { dayIn, isTimezone } from './timezone';

describe('a clinic\'s time zone', () => {
  it.each(['America/New_York', 'Pacific/Auckland', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'UTC', 'Etc/GMT+5'])('may be %s', (name) => {
    expect(isTimezone(name)).toBe(true);
  });

  it.each(['', '+02:00', 'Mars/Olympus', 'America/New York', 'Europe//Rome', '../../etc/passwd', 'constructor'])('may not be %p', (name) => {
    expect(isTimezone(name)).toBe(false);
  });

  it('says which day it is there', () => {
    const at = new Date('2026-11-25T03:00:00.000Z');
    expect(dayIn('America/New_York', at)).toBe('2026-11-24');
    expect(dayIn('Pacific/Auckland', at)).toBe('2026-11-25');
  });
});
