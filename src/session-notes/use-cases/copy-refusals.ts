import { DomainError } from '../../platform/errors/domain-error';
import { tellsNobodyNew } from '../domain/copying';
import type { Privacy, SessionNote } from '../domain/note-record';

/** 409 `copy_tells_more`: what few may read is not copied to where more read it. */
export const refuseTelling = (from: SessionNote, draft: Privacy): void => {
  if (tellsNobodyNew(from, draft)) return;
  throw new DomainError('conflict', 'copy_tells_more', 'Fewer people may read the last note than this one. Make this note as private, or write the section anew.');
};

export const nothingToCopy = (): DomainError =>
  new DomainError('conflict', 'nothing_to_copy', 'There is no earlier signed treatment of this client that you may read. Write this section anew.');
