import type { ClientDetails } from './client';

const ADULT_AT = 18;

/** Days as YYYY-MM-DD. Who was born on 29 February comes of age on 1 March. */
export const isMinor = (dateOfBirth: string, today: string): boolean => today < `${Number(dateOfBirth.slice(0, 4)) + ADULT_AT}${dateOfBirth.slice(4)}`;

export type AgeFault = 'born_in_the_future' | 'guardian_required';

/** Why these details may not stand on `today`, a day as the clinic has it; undefined: they may. */
export const ageFault = ({ dateOfBirth, guardian }: Pick<ClientDetails, 'dateOfBirth' | 'guardian'>, today: string): AgeFault | undefined => {
  if (dateOfBirth > today) return 'born_in_the_future';
  return guardian === null && isMinor(dateOfBirth, today) ? 'guardian_required' : undefined;
};
