import { Injectable } from '@nestjs/common';
import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { limiterIn, limiterKey } from '../../platform/database/limiter';
import { DomainError } from '../../platform/errors/domain-error';
import { networkOf } from '../../platform/http/network';
import { Identity } from './identity';

const WINDOW_S = 15 * 60;
const KNOWN_PLACE_S = 30 * 24 * 3600;

/** Tries per window. An account is also counted over all addresses, for a guesser who has many. */
const TRIES = { account_place: 10, account: 30, place: 200 };

/**
 * Slows guessing down, for all app nodes together (counted in Postgres) and never for longer than a window.
 * A try is counted before the password is looked at, so that a hundred at once are counted too.
 * From an address where this account signed in before, strangers' tries elsewhere do not count: nobody can lock a person out.
 */
@Injectable()
export class SignInThrottle {
  readonly #accountPlace: RateLimiterPostgres;
  readonly #account: RateLimiterPostgres;
  readonly #place: RateLimiterPostgres;
  readonly #known: RateLimiterPostgres;

  constructor(
    private readonly identity: Identity,
    dataSource: DataSource,
  ) {
    const limiter = limiterIn(dataSource, 'sign_in_throttle');
    this.#accountPlace = limiter('account_place', TRIES.account_place, WINDOW_S);
    this.#account = limiter('account', TRIES.account, WINDOW_S);
    this.#place = limiter('place', TRIES.place, WINDOW_S);
    this.#known = limiter('known_place', 1, KNOWN_PLACE_S);
  }

  /** Throws 429 when the tries of this account or address are used up. */
  async count(email: string, address: string): Promise<void> {
    const { account, place, both } = keysOf(email, address);
    const known = (await this.#known.get(both)) !== null;
    const counted = await Promise.allSettled([
      this.#accountPlace.consume(both),
      this.#place.consume(place),
      ...(known ? [] : [this.#account.consume(account)]),
    ]);
    const refusals = counted.filter((result) => result.status === 'rejected').map((result) => result.reason as unknown);
    const broken = refusals.find((reason): reason is Error => reason instanceof Error);
    if (broken) throw broken;
    if (refusals.length > 0) throw tooMany(Math.max(...refusals.map((reason) => (reason as RateLimiterRes).msBeforeNext)));
  }

  /** After a right password. */
  async forgive(email: string, address: string): Promise<void> {
    const { account, place, both } = keysOf(email, address);
    const known = (await this.#known.get(both)) !== null;
    await Promise.all([
      this.#accountPlace.delete(both),
      this.#place.reward(place),
      ...(known ? [] : [this.#account.reward(account)]),
      this.#known.set(both, 1, KNOWN_PLACE_S),
      this.identity.rows('DELETE FROM sign_in_throttle WHERE expire < $1', [Date.now()]),
    ]);
  }
}

const keysOf = (email: string, address: string) => {
  const network = networkOf(address);
  return { account: limiterKey(email), place: limiterKey(network), both: limiterKey(`${email} ${network}`) };
};

const tooMany = (ms: number): DomainError => {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return new DomainError('too_many', 'too_many_sign_ins', `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, then try again; nothing is locked.`, [], { retryAfterSeconds: seconds });
};
