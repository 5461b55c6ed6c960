import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import { ARCHIVE_REASONS, LOCALES, type ArchiveReason, type ClientRecord, type ClientSummary, type Locale } from '../domain/client';
import { DUPLICATE_REASONS, type DuplicateReason, type PossibleDuplicate } from '../domain/duplicates';
import type { Registered } from '../registration';

export class ContactConsentResponse {
  given: boolean;
  @ApiProperty({ format: 'date-time' })
  at: string;
  /** The member of staff who recorded it. */
  by: string | null;
}

export class ContactConsentsResponse {
  /** Absent: never asked. */
  email?: ContactConsentResponse;
  sms?: ContactConsentResponse;
  phone?: ContactConsentResponse;
}

export class EmergencyContactResponse {
  name: string;
  relation: string | null;
  phone: string;
}

export class GuardianResponse {
  name: string;
  relation: string;
  phone: string;
  email: string | null;
}

export class ArchivalResponse {
  at: Date;
  by: string;
  @ApiProperty({ enum: ARCHIVE_REASONS })
  reason: ArchiveReason;
}

export class ClientResponse {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  @ApiProperty({ format: 'date' })
  dateOfBirth: string;
  pronouns: string | null;
  email: string | null;
  phone: string | null;
  @ApiProperty({ enum: LOCALES })
  locale: Locale;
  timezone: string | null;
  contactConsent: ContactConsentsResponse;
  emergencyContact: EmergencyContactResponse | null;
  guardian: GuardianResponse | null;
  archival: ArchivalResponse | null;
  createdAt: Date;
  version: number;

  static of(c: ClientRecord): ClientResponse {
    return {
      id: c.id,
      givenName: c.givenName,
      familyName: c.familyName,
      preferredName: c.preferredName,
      dateOfBirth: c.dateOfBirth,
      pronouns: c.pronouns,
      email: c.email,
      phone: c.phone,
      locale: c.locale,
      timezone: c.timezone,
      contactConsent: c.contactConsent,
      emergencyContact: c.emergencyContact,
      guardian: c.guardian,
      archival: c.archival,
      createdAt: c.createdAt,
      version: c.version,
    };
  }
}

export class PossibleDuplicateResponse {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  @ApiProperty({ format: 'date' })
  dateOfBirth: string;
  archived: boolean;
  /** What is the same. */
  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true })
  reasons: DuplicateReason[];
  /** The name is alike too: most likely the same person, else perhaps a relative. */
  likely: boolean;

  static of(found: PossibleDuplicate): PossibleDuplicateResponse {
    return { ...found, reasons: [...found.reasons] };
  }
}

export class CreatedClientResponse extends ClientResponse {
  possibleDuplicates: PossibleDuplicateResponse[];

  static ofRegistered({ client, possibleDuplicates }: Registered): CreatedClientResponse {
    return { ...ClientResponse.of(client), possibleDuplicates: possibleDuplicates.map((found) => PossibleDuplicateResponse.of(found)) };
  }
}

export class ClientSummaryResponse {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  @ApiProperty({ format: 'date' })
  dateOfBirth: string;
  email: string | null;
  phone: string | null;
  createdAt: Date;
  archivedAt: Date | null;

  static of(c: ClientSummary): ClientSummaryResponse {
    return {
      id: c.id,
      givenName: c.givenName,
      familyName: c.familyName,
      preferredName: c.preferredName,
      dateOfBirth: c.dateOfBirth,
      email: c.email,
      phone: c.phone,
      createdAt: c.createdAt,
      archivedAt: c.archivedAt,
    };
  }
}

export class ClientListResponse {
  items: ClientSummaryResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<ClientSummary>): ClientListResponse {
    return { items: items.map((item) => ClientSummaryResponse.of(item)), nextCursor };
  }
}
