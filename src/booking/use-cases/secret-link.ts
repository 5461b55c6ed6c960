import { hashOf, isId } from '../../platform/ids/ids';

/** In a mail; and as short as it can be, in a text, where every letter is paid. */
const LINK = /^([0-9a-f-]{36})\.([\w-]{43})$/;
const SHORT_LINK = /^([\w-]{22})\.([\w-]{22})$/;

const ID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The same id in 22 letters. */
export const shortIdOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const idOf = (short: string): string => Buffer.from(short, 'base64url').toString('hex').replace(ID, '$1-$2-$3-$4-$5');

/** What follows `#` in a link of ours: whose it is, and the hash of its secret. Undefined: it was never one. */
export const readLink = (link: unknown): Readonly<{ clinicId: string; hash: Buffer }> | undefined => {
  const given = typeof link === 'string' ? link : '';
  const [, short] = SHORT_LINK.exec(given) ?? [];
  const [clinicId, secret] = short === undefined ? (LINK.exec(given)?.slice(1) ?? []) : [idOf(short), given.slice(short.length + 1)];
  return clinicId !== undefined && secret !== undefined && isId(clinicId) ? { clinicId, hash: hashOf(secret) } : undefined;
};
