import type { Privacy } from './note-record';

/** Whether whoever may read the draft may read the note that is copied into it; the author of the draft may. */
export const tellsNobodyNew = (from: Privacy & Readonly<{ authorId: string }>, draft: Privacy): boolean => {
  if (from.privacy === 'clinical') return true;
  if (draft.privacy === 'discipline') return from.privacy === 'discipline' && from.discipline === draft.discipline;
  const known = [from.authorId, ...(from.privacy === 'named' ? from.readers : [])];
  return draft.privacy === 'named' && draft.readers.every((reader) => known.includes(reader));
};
