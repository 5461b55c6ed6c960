import type { Answer, Answers } from '../form/intake.ts';

/** What a browser knows of one question: what was said last in any of its tabs, and on which of the server's versions. */
export type Note = Readonly<{ answer: Answer; version: number; waits: boolean }>;
export type Notes = Readonly<Record<string, Note>>;

/** The database keeps the parts of an answer in an order of its own. */
const inOrder = (_key: string, part: unknown): unknown => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part);
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

export const onServer = (saved: readonly Readonly<{ linkId: string; answer: Answer; version: number }>[]): Notes =>
  Object.fromEntries(saved.map(({ linkId, answer, version }) => [linkId, { answer, version, waits: false }]));

/** What waits stays, on the version that it was given on; else the newer counts. */
export const joined = (server: Notes, kept: Notes): Notes =>
  ({ ...server, ...Object.fromEntries(Object.entries(kept).filter(([linkId, { version, waits }]) => waits || version > (server[linkId]?.version ?? 0))) });

/** What a page said as it went away counts, unless something was said on top of it since. */
export const withLastWords = (kept: Notes, heard: Notes): Notes =>
  ({ ...kept, ...Object.fromEntries(Object.entries(heard).filter(([linkId, { version }]) => version >= (kept[linkId]?.version ?? 0))) });

export const answersIn = (notes: Notes): Answers => Object.fromEntries(Object.entries(notes).map(([linkId, { answer }]) => [linkId, answer]));

export const given = (notes: Notes, linkId: string, answer: Answer, version: number): Notes => ({ ...notes, [linkId]: { answer, version, waits: true } });

/** Ours has arrived: `version` is the server's now. What was said since, here or in another tab, waits on top of it. */
export const arrived = (notes: Notes, linkId: string, ours: Answer, version: number): Notes => {
  const note = notes[linkId];
  if (!note?.waits || same(note.answer, ours)) return { ...notes, [linkId]: { answer: ours, version, waits: false } };
  return note.version === version - 1 ? { ...notes, [linkId]: { ...note, version } } : notes;
};

/** Ours is given up, for theirs if they have one; what another tab says stays. */
export const givenUp = (notes: Notes, linkId: string, ours: Answer, theirs: Answer | null, version: number): Notes => {
  const { [linkId]: note, ...others } = notes;
  if (note?.waits && !same(note.answer, ours)) return notes;
  return theirs ? { ...others, [linkId]: { answer: theirs, version, waits: false } } : others;
};
