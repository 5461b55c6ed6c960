/** RFC 5545 as far as visits need it: times in UTC, one VEVENT per visit, no time zones to get wrong. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it last changed; never the time of asking, so that the same visits give the same bytes. */
  readonly changedAt: Date;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly summary: string;
  readonly location?: string;
}

export interface Calendar {
  readonly name: string;
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly events: readonly CalendarEvent[];
}

const LINE_OCTETS = 75;
const PRODUCT = '-//Rhomboid//Booking//EN';

export const icalendar = ({ name, method, events }: Calendar): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', `METHOD:${method}`,
    ...(method === 'PUBLISH' ? [`X-WR-CALNAME:${escaped(name)}`, `NAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'] : []),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');

const eventLines = (e: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${e.uid}`,
  `DTSTAMP:${utc(e.changedAt)}`,
  `LAST-MODIFIED:${utc(e.changedAt)}`,
  `SEQUENCE:${e.sequence}`,
  `DTSTART:${utc(e.startsAt)}`,
  `DTEND:${utc(e.endsAt)}`,
  `STATUS:${e.status}`,
  `SUMMARY:${escaped(e.summary)}`,
  ...(e.location === undefined ? [] : [`LOCATION:${escaped(e.location)}`]),
  'CLASS:PRIVATE',
  `TRANSP:${e.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
  'END:VEVENT',
];

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n').replace(/\p{Cc}/gu, '');

/** At most 75 octets a line, and no character is cut in two. */
const folded = (line: string): string => {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};
