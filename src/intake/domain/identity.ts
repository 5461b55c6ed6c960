import { fold } from '../../clients';

/** One spelling of a name: no case, accents, spaces, hyphens or apostrophes. */
const plain = (name: string): string => fold(name).replaceAll(' ', '');

/** Whether a typed family name is this one, however it is written. A name without letters matches nothing. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) !== '' && plain(typed) === plain(name);
