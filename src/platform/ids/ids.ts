import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Time-ordered, so that inserts land at the end of the index. Never used as a secret. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** 256 random bits, base64url; 128 where every letter is paid. */
export const newSecret = (bytes: 32 | 16 = 32): string => randomBytes(bytes).toString('base64url');

/** What is stored instead of a secret. Plain SHA-256 suffices: the input has at least 128 bits of entropy. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
