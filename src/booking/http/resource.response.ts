import { ApiProperty } from '@nestjs/swagger';
import type { ResourceKind } from '../domain/resource';
import type { StoredResource } from '../persistence/resource.repository';
import type { Schedule } from '../use-cases/set-up/resources';
import { clockOf } from './instant';

export class ResourceResponse {
  id: string;
  locationId: string;
  @ApiProperty({ enum: ['therapist', 'room', 'equipment'] })
  kind: ResourceKind;
  name: string;
  staffId: string | null;
  gender: string | null;
  setUpMin: number | null;
  turnoverMin: number | null;
  handsOnMaxMin: number | null;
  consecutiveMax: number | null;
  retiredAt: Date | null;
  version: number;

  static of(r: StoredResource): ResourceResponse {
    return {
      id: r.id, locationId: r.locationId, kind: r.kind, name: r.name, staffId: r.staffId, gender: r.gender, setUpMin: r.setUpMin,
      turnoverMin: r.turnoverMin, handsOnMaxMin: r.handsOnMaxMin, consecutiveMax: r.consecutiveMax, retiredAt: r.retiredAt, version: r.version,
    };
  }
}

export class WeeklyHoursResponse {
  weekday: number;
  /** HH:MM */
  starts: string;
  /** HH:MM; at or before `starts`: on the next day. */
  ends: string;
  validFrom: string | null;
  validTo: string | null;
  /** Null: at home. */
  locationId: string | null;
}

export class OpenHoursResponse {
  starts: string;
  ends: string;
}

export class ExceptionalDayResponse {
  date: string;
  /** Empty: closed. */
  open: OpenHoursResponse[];
  /** Null: at home. */
  locationId: string | null;
}

export class PlaceResponse {
  locationId: string;
  travelMin: number;
}

export class ExtraHoursResponse {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** Null: at home. */
  locationId: string | null;
}

export class HeldSkillResponse {
  skill: string;
  expiresOn: string | null;
}

export class ScheduleResponse extends ResourceResponse {
  weekly: WeeklyHoursResponse[];
  exceptions: ExceptionalDayResponse[];
  skills: HeldSkillResponse[];
  /** Where else than at home. */
  places: PlaceResponse[];
  /** Open on top of everything else, closures too. */
  extraHours: ExtraHoursResponse[];

  static ofSchedule({ resource, weekly, exceptions, skills, places, extra }: Schedule): ScheduleResponse {
    return {
      ...ResourceResponse.of(resource),
      weekly: weekly.map((one) => ({ weekday: one.weekday, starts: clockOf(one.startMin), ends: clockOf(one.endMin), validFrom: one.validFrom, validTo: one.validTo, locationId: one.locationId })),
      exceptions: exceptions.map(({ date, openMin, locationId }) => ({ date, open: pairsOf(openMin), locationId })),
      skills: skills.map(({ skill, expiresOn }) => ({ skill, expiresOn })),
      places: places.map(({ locationId, travelMin }) => ({ locationId, travelMin })),
      extraHours: extra.map(({ id, startsAt, endsAt, locationId }) => ({ id, startsAt, endsAt, locationId })),
    };
  }
}

const pairsOf = (minutes: readonly number[]): OpenHoursResponse[] =>
  minutes.flatMap((starts, at) => (at % 2 === 0 ? [{ starts: clockOf(starts), ends: clockOf(minutes[at + 1] ?? starts) }] : []));
