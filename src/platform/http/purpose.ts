import { DomainError } from '../errors/domain-error';

/** Why a record is read; named as in FHIR's PurposeOfUse, in plain words. */
export const PURPOSES = ['treatment', 'operations', 'payment', 'client_request', 'quality', 'legal'] as const;

/** The caller's `Purpose-Of-Use` header, else what the roles usually do. */
export const purposeOf = (header: string | string[] | undefined, roles: readonly string[]): string => {
  if (header === undefined) return roles.includes('therapist') ? 'treatment' : 'operations';
  if ((PURPOSES as readonly unknown[]).includes(header)) return header as string;
  throw new DomainError('invalid', 'purpose_unknown', `Purpose-Of-Use must be one of: ${PURPOSES.join(', ')}.`);
};
