import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import type { Clinic } from '../../staff';
import { STATES, type Appointment, type AppointmentState } from '../domain/appointment';
import type { LinkState } from '../domain/online-booking';
import type { DiaryEntry } from '../persistence/diary.query';
import type { Newcomer, OnlinePageSettings } from '../persistence/online-booking.repository';
import type { OnlineOffer } from '../persistence/online-offer.query';
import type { SeenLink } from '../use-cases/online/booking-links';
import type { ShownPage } from '../use-cases/online/online-page';

export class OnlineBookingResponse {
  open: boolean;
  mostOpenHolds: number;
  /** 0: never set. */
  version: number;

  static of({ open, mostOpenHolds, version }: OnlinePageSettings): OnlineBookingResponse {
    return { open, mostOpenHolds, version };
  }
}

export class BookingLinkResponse {
  id: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  @ApiProperty({ enum: ['open', 'revoked', 'locked', 'expired'] })
  state: LinkState;

  static of({ link: { id, createdBy, createdAt, expiresAt }, state }: SeenLink): BookingLinkResponse {
    return { id, createdBy, createdAt, expiresAt, state };
  }
}

export class NewBookingLinkResponse extends BookingLinkResponse {
  /** Below the address of this server; it is shown this once. */
  path: string;

  static ofNew({ path, ...seen }: SeenLink & Readonly<{ path: string }>): NewBookingLinkResponse {
    return { ...BookingLinkResponse.of(seen), path };
  }
}

export class NewcomerResponse {
  id: string;
  createdAt: Date;
  appointmentId: string;
  @ApiProperty({ enum: STATES })
  state: AppointmentState;
  startsAt: Date;
  clientId: string;
  givenName: string;
  familyName: string;

  static of({ id, createdAt, appointmentId, state, startsAt, clientId, givenName, familyName }: Newcomer): NewcomerResponse {
    return { id, createdAt, appointmentId, state, startsAt, clientId, givenName, familyName };
  }
}

export class NewcomerPageResponse {
  items: NewcomerResponse[];
  nextCursor?: string;

  static of({ items, nextCursor }: Page<Newcomer>): NewcomerPageResponse {
    return { items: items.map((item) => NewcomerResponse.of(item)), nextCursor };
  }
}

export class OnlineOfferResponse {
  variantId: string;
  service: string;
  /** The clinic says yes or no to each. */
  needsApproval: boolean;
  durationMin: number;
  priceMinor: number;
  currency: string;
  /** How many days ahead it can be booked. */
  horizonDays: number;
  location: string;
  address: string | null;
  timezone: string;

  static of(o: OnlineOffer): OnlineOfferResponse {
    return {
      variantId: o.variantId, service: o.service, needsApproval: o.needsApproval, durationMin: o.durationMin, priceMinor: o.priceMinor, currency: o.currency,
      horizonDays: o.horizonDays, location: o.location, address: o.address, timezone: o.timezone,
    };
  }
}

export class OnlinePageResponse {
  clinic: string;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: 'en' | 'es';
  offers: OnlineOfferResponse[];

  static of({ clinic, offers }: ShownPage): OnlinePageResponse {
    return { clinic: clinic.name, locale: clinic.locale, offers: offers.map((offer) => OnlineOfferResponse.of(offer)) };
  }
}

/** The same for everybody who asks. */
export class HeldOnlineResponse {
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  /** Until when the form must be done. */
  heldUntil: Date;

  static of({ startsAt, endsAt, timezone, expiresAt }: Appointment): HeldOnlineResponse {
    return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), timezone, heldUntil: new Date(expiresAt ?? startsAt) };
  }
}

export class BookingCoverResponse {
  clinic: string;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: 'en' | 'es';

  static of({ name, locale }: Clinic): BookingCoverResponse {
    return { clinic: name, locale };
  }
}

export class BookingAccessResponse {
  /** Goes into the header Booking-Access, beside Booking-Link. */
  access: string;
  expiresAt: Date;
}

export class MyVisitResponse {
  /** booked; held until the form is done; or requested, where the clinic answers first. */
  @ApiProperty({ enum: STATES })
  state: AppointmentState;
  expiresAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  service: string;

  static of({ state, expiresAt, startsAt, endsAt, timezone, serviceName }: DiaryEntry): MyVisitResponse {
    return { state, expiresAt, startsAt, endsAt, timezone, service: serviceName };
  }
}
