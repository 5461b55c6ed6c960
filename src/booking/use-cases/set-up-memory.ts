import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { SetUpQuery, type Bookable, type LocationSetUp } from '../persistence/set-up.query';

const DAY_MS = 24 * 3600_000;
const KEPT = 300;
/** Exceptions and absences older than this are not needed. */
const PAST_MS = 40 * DAY_MS;

interface Remembered {
  readonly version: number;
  readonly at: number;
  readonly setUp: LocationSetUp;
}

/**
 * Who works where and when, in memory. Every change counts up the location's `set_up_version`, which each search reads
 * in its own transaction: a copy is used only while it is the latest.
 */
@Injectable()
export class SetUpMemory {
  readonly #known = new Map<string, Remembered>();

  constructor(
    private readonly query: SetUpQuery,
    private readonly clock: Clock,
  ) {}

  async of(bookable: Pick<Bookable, 'locationId' | 'timezone' | 'setUpVersion'>): Promise<LocationSetUp> {
    const now = this.clock.now().getTime();
    const found = this.#known.get(bookable.locationId);
    if (found && found.version === bookable.setUpVersion && Math.abs(now - found.at) < DAY_MS) return found.setUp;
    const setUp = await this.query.ofLocation(bookable, new Date(now - PAST_MS));
    this.#remember(bookable.locationId, { version: bookable.setUpVersion, at: now, setUp });
    return setUp;
  }

  /** The oldest goes first. A copy read while somebody changes it is newer than its number, and read again next time. */
  #remember(locationId: string, entry: Remembered): void {
    this.#known.delete(locationId);
    this.#known.set(locationId, entry);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
