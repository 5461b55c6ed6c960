import type { Archival, ArchiveReason, ClientDetails, ClientRecord, ClientSummary } from '../domain/client';
import { phoneKeyOf, searchTextOf, sortKeyOf } from '../domain/folding';

/** A day stays text: as a Date it would move with the server's time zone. */
const DATE_OF_BIRTH = `to_char(c.date_of_birth, 'YYYY-MM-DD') AS "dateOfBirth"`;

export const SUMMARY_COLUMNS = `c.id, c.given_name AS "givenName", c.family_name AS "familyName", c.preferred_name AS "preferredName", ${DATE_OF_BIRTH},
  c.email, c.phone, c.created_at AS "createdAt", c.archived_at AS "archivedAt"`;

export const RECORD_COLUMNS = `${SUMMARY_COLUMNS}, c.pronouns, c.locale, c.timezone, c.contact_consent AS "contactConsent", c.emergency_contact AS "emergencyContact",
  c.guardian, c.version, c.created_by AS "createdBy", c.archived_by AS "archivedBy", c.archive_reason AS "archiveReason"`;

export type SummaryRow = ClientSummary;
export type RecordRow = Omit<ClientRecord, 'archival'> & { archivedBy: string | null; archiveReason: ArchiveReason | null };

export const recordOf = ({ archivedBy, archiveReason, ...row }: RecordRow): ClientRecord => ({
  ...row,
  archival: row.archivedAt && ({ at: row.archivedAt, by: archivedBy, reason: archiveReason } as Archival),
});

/** What is written of a client, in the order of `DETAIL_COLUMNS`. */
export const detailValues = (c: ClientDetails & Pick<ClientRecord, 'contactConsent'>): unknown[] => [
  c.givenName, c.familyName, c.preferredName, c.dateOfBirth, c.pronouns, c.email, c.phone, c.locale,
  JSON.stringify(c.contactConsent), c.emergencyContact && JSON.stringify(c.emergencyContact), c.guardian && JSON.stringify(c.guardian),
  sortKeyOf(c), searchTextOf(c), c.phone && phoneKeyOf(c.phone), c.timezone,
];

export const DETAIL_COLUMNS = `given_name, family_name, preferred_name, date_of_birth, pronouns, email, phone, locale,
  contact_consent, emergency_contact, guardian, sort_key, search_text, phone_key, timezone`;
