import { ApiProperty } from '@nestjs/swagger';
import type { OfferedSlot, WhyNot } from '../domain/slot';
import type { Eligibility } from '../use-cases/client-gate';
import { tellable } from '../use-cases/refusals';
import type { Times } from '../use-cases/find-times';

export class NamedResourceResponse {
  id: string;
  name: string;
}

export class OfferedTimeResponse {
  startsAt: string;
  endsAt: string;
  /** Who could give it, therapists and rooms. */
  resourceIds: string[];
}

export class AvailabilityResponse {
  timezone: string;
  durationMin: number;
  priceMinor: number;
  currency: string;
  /** may_book, provisional (held until the forms are done) or call_us; null without a client. */
  @ApiProperty({ enum: ['may_book', 'provisional', 'call_us'], nullable: true, type: 'string' })
  eligibility: Eligibility | null;
  /** Those that occur in `times`. */
  resources: NamedResourceResponse[];
  times: OfferedTimeResponse[];

  static of({ bookable, eligibility, slots, names }: Times): AvailabilityResponse {
    const times = slots.map(timeOf);
    const seen = new Set(times.flatMap(({ resourceIds }) => resourceIds));
    return {
      timezone: bookable.timezone, durationMin: bookable.durationMin, priceMinor: bookable.priceMinor, currency: bookable.currency.trim(), eligibility,
      resources: [...seen].map((id) => ({ id, name: names.get(id) ?? '' })),
      times,
    };
  }
}

const timeOf = ({ startsAt, endsAt, choices }: OfferedSlot): OfferedTimeResponse => ({
  startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString(), resourceIds: Object.values(choices).flat(),
});

export class WhyNotResponse {
  code: string;
  /** What needs it. */
  requirement: string | null;
  resourceId: string | null;
  /** The rule that staff would have to set aside; null: nobody may. */
  rule: string | null;

  static of(reason: WhyNot): WhyNotResponse {
    return {
      code: tellable(reason.code),
      requirement: 'requirement' in reason ? reason.requirement : null,
      resourceId: 'resourceId' in reason ? reason.resourceId : null,
      rule: 'rule' in reason ? (reason.rule ?? null) : null,
    };
  }
}
