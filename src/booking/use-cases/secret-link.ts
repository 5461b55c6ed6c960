import { hashOf, isId } from '../../platform/ids/ids';

const LINK = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** What follows `#` in a link of ours: whose it is, and the hash of its secret. Undefined: it was never one. */
export const readLink = (link: unknown): Readonly<{ clinicId: string; hash: Buffer }> | undefined => {
  const [, clinicId, secret] = LINK.exec(typeof link === 'string' ? link : '') ?? [];
  return clinicId !== undefined && secret !== undefined && isId(clinicId) ? { clinicId, hash: hashOf(secret) } : undefined;
};
