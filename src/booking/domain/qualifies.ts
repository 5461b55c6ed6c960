import type { Resource } from './resource';
import type { ResourceReason } from './slot';
import type { ClientPreferences, Requirement } from './slot-query';
import { dayNumber, type DayNumber } from './wall-clock';

/** Whether a resource is of the sort that a group asks for, whoever the client and whatever the date. */
export const isOfTheSort = (resource: Resource, { kind, anyOf, labels = [] }: Requirement): boolean =>
  (kind === undefined || resource.kind === kind) && (anyOf === undefined || anyOf.includes(resource.id)) && labels.every((label) => resource.labels.includes(label));

/** Why this one may not serve this client in this group, at any time. `first`: it is the first group of therapists. */
export const unsuitable = (resource: Resource, requirement: Requirement, preferences: ClientPreferences, first: boolean): ResourceReason[] => {
  const reasons: ResourceReason[] = [];
  if (requirement.skills?.some((code) => !resource.skills.some((skill) => skill.code === code))) reasons.push('skill_missing');
  if (resource.kind !== 'therapist') return reasons;
  const { named, gender, doNotPair } = preferences;
  if (doNotPair?.includes(resource.id)) reasons.push('do_not_pair');
  if (first && named?.strength === 'hard' && !named.anyOf.includes(resource.id)) reasons.push('not_the_named');
  if (gender?.strength === 'hard' && gender.gender !== resource.gender) reasons.push('gender_preference');
  return reasons;
};

/** The days on which every skill that is asked for is valid; undefined where no date matters. */
export const skilledOn = (resource: Resource, { skills = [] }: Requirement): ((day: DayNumber) => boolean) | undefined => {
  const asked = skills.map((code) => resource.skills.filter((skill) => skill.code === code));
  if (asked.every((held) => held.some(({ validFrom, validTo }) => validFrom === undefined && validTo === undefined))) return undefined;
  const spans = asked.map((held) => held.map(({ validFrom, validTo }) => [validFrom ? dayNumber(validFrom) : -Infinity, validTo ? dayNumber(validTo) : Infinity] as const));
  return (day) => spans.every((held) => held.some(([from, to]) => from <= day && day <= to));
};

/** 0 where every soft wish is met; a named therapist weighs more than a gender. */
export const wishesMissed = (resource: Resource, { named, gender }: ClientPreferences): number => {
  if (resource.kind !== 'therapist') return 0;
  return (named && !named.anyOf.includes(resource.id) ? 2 : 0) + (gender && gender.gender !== resource.gender ? 1 : 0);
};
