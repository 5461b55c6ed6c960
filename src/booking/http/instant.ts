import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches, MaxLength } from 'class-validator';

const MESSAGE = '$property must be a time with its zone, between 2000 and 2099, like 2026-12-01T10:00:00Z.';
const WHOLE_DAY = '$property must be a day, as YYYY-MM-DD.';

/** A moment, with its offset from UTC. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    MaxLength(40),
    IsISO8601({ strict: true, strictSeparator: true }, { message: MESSAGE }),
    Matches(/^20\d{2}-.*T.*(Z|[+-]\d{2}:\d{2})$/, { message: MESSAGE }),
  );

/** A day of the calendar. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(MaxLength(10), Matches(/^20\d{2}-\d{2}-\d{2}$/, { message: WHOLE_DAY }), IsISO8601({ strict: true }, { message: WHOLE_DAY }));

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** Wall-clock time; `24:00` is the next midnight. */
export const IsClockTime = (): PropertyDecorator => Matches(CLOCK, { message: '$property must be a time of day, as HH:MM, up to 24:00.' });

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
export const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
