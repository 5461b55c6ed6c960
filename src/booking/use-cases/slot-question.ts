import type { SlotQuery, Requirement, SoftRule, ClientPreferences } from '../domain/slot-query';
import type { Resource, Occupancy } from '../domain/resource';
import { dayBounds, localOf, dateOf, dayNumber } from '../domain/wall-clock';
import type { Instant, Interval } from '../domain/time';
import type { OwnVisit } from '../persistence/appointment.repository';
import type { Wishes } from '../persistence/preference.repository';
import type { Bookable, LocationSetUp } from '../persistence/set-up.query';
import type { Needed } from '../persistence/service.repository';

/** Who asks for what. */
export interface Question {
  readonly bookable: Bookable;
  readonly window: Interval;
  readonly now: Instant;
  /** Staff book at short notice and far ahead. */
  readonly byStaff: boolean;
  /** Asked for by name: nobody else will do. */
  readonly therapistId?: string;
  readonly client?: Readonly<{ visits: readonly OwnVisit[]; wishes: Wishes }>;
  /** The appointment that is being moved. */
  readonly except?: string;
  readonly overrides?: readonly SoftRule[];
}

/** Those who could serve, whether free or not. */
export const candidatesOf = (question: Question, { resources }: LocationSetUp): Resource[] =>
  resources.filter(
    ({ id, kind }) =>
      question.bookable.requires.some((needed) => needed.kind === kind && (needed.resourceIds?.includes(id) ?? true)) &&
      (kind !== 'therapist' || !isForOneTherapist(question) || id === question.therapistId),
  );

const isForOneTherapist = ({ bookable, therapistId }: Question): boolean =>
  therapistId !== undefined && bookable.requires.filter(({ kind }) => kind === 'therapist').length === 1;

/** What the engine decides on, for listing and for booking alike. */
export const slotQueryOf = (question: Question, setUp: LocationSetUp, taken: ReadonlyMap<string, readonly Occupancy[]>, candidates: readonly Resource[]): SlotQuery => {
  const { bookable, byStaff, now } = question;
  return {
    timezone: bookable.timezone,
    window: question.window,
    now,
    service: { duration: bookable.durationMin, requirements: bookable.requires.map(requirementOf) },
    resources: candidates.map((resource) => ({ ...resource, occupancies: taken.get(resource.id) ?? [] })),
    closures: setUp.closures,
    grid:
      bookable.gridMode === 'clock'
        ? { mode: 'clock', step: bookable.stepMin }
        : { mode: 'window', step: bookable.stepMin, roundTo: GRID_ROUNDING_MIN, anchor: 'per_day' },
    leadMinutes: byStaff ? 0 : bookable.leadMin,
    horizon: horizonOf(bookable, now),
    ...(bookable.tidy && { packing: { shortest: bookable.shortestMin } }),
    ...(question.client && { client: askingClient(question.client, question) }),
    ...(question.except !== undefined && { ignoreAppointmentId: question.except as NonNullable<SlotQuery['ignoreAppointmentId']> }),
    ...(question.overrides && { overrides: question.overrides }),
  };
};

const GRID_ROUNDING_MIN = 5;

/** The end of the last local day that is open for booking. */
const horizonOf = ({ horizonDays, timezone }: Bookable, now: Instant): Instant =>
  dayBounds(dateOf(dayNumber(localOf(now, timezone).date) + horizonDays), timezone).to;

const requirementOf = (needed: Needed, at: number): Requirement => ({
  name: `${needed.kind} ${at + 1}`,
  kind: needed.kind,
  ...(needed.resourceIds && { anyOf: needed.resourceIds as Requirement['anyOf'] & string[] }),
  ...(needed.skill !== undefined && { skills: [needed.skill] }),
  offset: needed.offsetMin,
  ...(needed.lengthMin !== undefined && { length: needed.lengthMin }),
  setUp: needed.setUpMin,
  turnover: needed.turnoverMin,
});

const askingClient = ({ visits, wishes }: NonNullable<Question['client']>, question: Question): NonNullable<SlotQuery['client']> => ({
  visits: visits.map(({ appointmentId, session }) => ({ appointmentId, session })) as unknown as NonNullable<SlotQuery['client']>['visits'],
  preferences: preferencesOf(wishes, question),
});

const preferencesOf = (wishes: Wishes, question: Question): ClientPreferences => {
  const named = question.therapistId ?? wishes.therapistId;
  return {
    ...(named !== null && { named: { anyOf: [named] as unknown as Resource['id'][], strength: isForOneTherapist(question) ? 'hard' : 'soft' } }),
    ...(wishes.gender !== null && { gender: { gender: wishes.gender, strength: wishes.genderIsHard ? 'hard' : 'soft' } }),
    doNotPair: wishes.notWith as Resource['id'][],
  };
};
