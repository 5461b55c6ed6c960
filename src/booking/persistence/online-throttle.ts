import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError } from '../../platform/errors/domain-error';
import { hashOf } from '../../platform/ids/ids';

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
    const limiter = (keyPrefix: string, points: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: dataSource, storeType: 'typeorm', tableName: 'online_throttle', tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points, duration: HOUR_S,
      });
    this.#place = limiter('place', REQUESTS.place);
    this.#clinic = limiter('clinic', REQUESTS.clinic);
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

/** Hashed: the table is no list of addresses. */
const keyOf = (address: string): string => hashOf(address).toString('base64url');

const refuse = (reason: unknown): never => {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
  throw new DomainError('too_many', 'too_many_requests', `Too many requests. Wait ${Math.ceil(seconds / 60)} minutes, then try again, or call the clinic.`, [], { retryAfterSeconds: seconds });
};
