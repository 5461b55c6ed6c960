import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes, type RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { limiterIn, limiterKey } from '../../platform/database/limiter';
import { DomainError } from '../../platform/errors/domain-error';
import { networkOf } from '../../platform/http/network';

const HOUR_S = 3600;

/** Requests for a time per hour, counted in Postgres for all app nodes together. */
const REQUESTS = { place: 20, clinic: 300 };
/** Looks at the page per ten minutes and address, counted by each node for itself. */
const LOOKS = { points: 300, duration: 600 };
const SWEEP = 'DELETE FROM online_throttle WHERE expire < $1';

/** How often strangers may look and ask. Counted before anything is looked up, so that the answer tells nothing. */
@Injectable()
export class OnlineThrottle {
  readonly #place: RateLimiterPostgres;
  readonly #clinic: RateLimiterPostgres;
  readonly #looks = new RateLimiterMemory(LOOKS);

  constructor(private readonly dataSource: DataSource) {
    const limiter = limiterIn(dataSource, 'online_throttle');
    this.#place = limiter('place', REQUESTS.place, HOUR_S);
    this.#clinic = limiter('clinic', REQUESTS.clinic, HOUR_S);
  }

  async countLook(address: string): Promise<void> {
    await this.#looks.consume(keyOf(address)).catch(refuse);
  }

  /** The address first: who is refused for it does not use up what others have. */
  async countRequest(clinicId: string, address: string): Promise<void> {
    await this.#place.consume(keyOf(address)).catch(refuse);
    await this.#clinic.consume(clinicId).catch(refuse);
    await this.dataSource.query(SWEEP, [Date.now()]);
  }
}

const keyOf = (address: string): string => limiterKey(networkOf(address));

const refuse = (reason: unknown): never => {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
  throw new DomainError('too_many', 'too_many_requests', `Too many requests. Wait ${Math.ceil(seconds / 60)} minutes, then try again, or call the clinic.`, [], { retryAfterSeconds: seconds });
};
