import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '../platform/errors/domain-error';

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Of a random password that nobody kept: an unknown e-mail costs the same work as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$y57kede4xN+UOZXrxA9oYA$BNmuSUjPe2sXDl+/eepE/FY9+JF8wBv/1mNVkSNJCPY';
/** At once: a flood of sign-ins takes at most this many times 19 MiB, and leaves threads for everything else. */
const AT_ONCE = 2;
const MAY_WAIT = 100;
/** 31 letters and digits that are not mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Hashes and checks passwords, a few at a time. */
@Injectable()
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normal(password), PARAMETERS));
  }

  /** False for an absent hash, after the same work. */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const right = await this.#inTurn(() => verify(stored ?? NOBODY, normal(password)));
    return right && stored !== undefined;
  }

  /** Whether a hash was made with less work than today's. */
  isOutdated(stored: string): boolean {
    const { memoryCost, timeCost } = parseOptions(stored);
    return memoryCost < PARAMETERS.memoryCost || timeCost < PARAMETERS.timeCost;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await this.#turn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= MAY_WAIT)
      throw new DomainError('unavailable', 'sign_in_busy', 'Too many people are signing in right now. Try again in a moment.');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** The same characters whichever keyboard composed them (NIST SP 800-63B-4, section 3.1.1.2). */
export const normal = (password: string): string => password.normalize('NFKC');

/** A one-time password of 20 random characters (99 bits), in groups that can be read out. */
export const newSetupPassword = (): string => {
  const letters: string[] = [];
  while (letters.length < 20)
    for (const byte of randomBytes(32)) if (byte < 31 * 8 && letters.length < 20) letters.push(ALPHABET[byte % 31] ?? '');
  return letters.join('').replace(/(.{5})(?!$)/g, '$1-');
};
