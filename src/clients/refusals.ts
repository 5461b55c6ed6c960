import { DomainError } from '../platform/errors/domain-error';
import type { PossibleDuplicate } from './domain/duplicates';
import type { AgeFault } from './domain/minors';

export const archived = (): DomainError =>
  new DomainError('conflict', 'client_archived', 'This client is archived. Restore the client first, then change it.');

export const notArchived = (): DomainError => new DomainError('conflict', 'client_not_archived', 'This client is not archived.');

export const refusalOf = (fault: AgeFault): DomainError =>
  fault === 'born_in_the_future'
    ? new DomainError('invalid', 'validation_failed', 'Some fields are not valid. Each entry of errors says which and what would be.', [
        { pointer: '/dateOfBirth', code: 'in_the_future', message: 'dateOfBirth must be today or earlier.' },
      ])
    : new DomainError('invalid', 'guardian_required', 'A client under 18 needs a guardian.', [
        { pointer: '/guardian', code: 'required', message: 'Send guardian with name, relation and phone; or correct dateOfBirth.' },
      ]);

export const searchHasNoPages = (): DomainError =>
  new DomainError('invalid', 'search_has_no_pages', 'A search shows its best matches on one page, the best first. Leave out sort and cursor, and type more to find fewer.', [
    { pointer: 'q', code: 'alone', message: 'Send q without sort and cursor.' },
  ]);

export const possibleDuplicate = (possibleDuplicates: readonly PossibleDuplicate[]): DomainError =>
  new DomainError(
    'conflict',
    'possible_duplicate',
    'This person seems to be a client already: see possibleDuplicates. Use that record, or send duplicateChecked: true if it is somebody else.',
    [],
    { possibleDuplicates },
  );
