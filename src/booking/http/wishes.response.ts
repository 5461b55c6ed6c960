import type { StoredPreference } from '../persistence/preference.repository';
import type { StoredWaitlistEntry } from '../persistence/waitlist.repository';
import { ApiProperty } from '@nestjs/swagger';
import { clockOf } from './instant';

export class PreferenceResponse {
  therapistId: string | null;
  gender: string | null;
  genderIsHard: boolean;
  /** 0: nothing was written yet. */
  version: number;

  static of({ therapistId, gender, genderIsHard, version }: StoredPreference): PreferenceResponse {
    return { therapistId, gender, genderIsHard, version };
  }
}

export class WaitingTimeResponse {
  weekdays: number[];
  starts: string;
  ends: string;
}

export class WaitlistEntryResponse {
  id: string;
  clientId: string;
  variantId: string;
  therapistId: string | null;
  times: WaitingTimeResponse[];
  until: string;
  noticeMin: number;
  @ApiProperty({ enum: ['waiting', 'offered', 'booked', 'withdrawn'] })
  state: StoredWaitlistEntry['state'];
  /** The time that is held for them. */
  offeredAppointmentId: string | null;
  createdAt: Date;

  static of(e: StoredWaitlistEntry): WaitlistEntryResponse {
    return {
      id: e.id, clientId: e.clientId, variantId: e.variantId, therapistId: e.therapistId, until: e.until, noticeMin: e.noticeMin, state: e.state, offeredAppointmentId: e.offerId,
      createdAt: e.createdAt, times: e.times.map(({ days, from, to }) => ({ weekdays: [...days], starts: clockOf(from), ends: clockOf(to) })),
    };
  }
}
