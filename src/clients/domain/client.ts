export const CHANNELS = ['email', 'sms', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Those by which the server writes. */
export const WRITTEN_CHANNELS = ['email', 'sms'] as const;
export type WrittenChannel = (typeof WRITTEN_CHANNELS)[number];

export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

export const ARCHIVE_REASONS = ['inactive', 'moved_away', 'duplicate', 'deceased', 'client_request', 'other'] as const;
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number];

/** What the client said about one channel, when, and who wrote it down. `at` is ISO 8601. */
export type ContactConsent = Readonly<{ given: boolean; at: string; by: string | null }>;
export type EmergencyContact = Readonly<{ name: string; relation: string | null; phone: string }>;
export type Guardian = Readonly<{ name: string; relation: string; phone: string; email: string | null }>;
export type Archival = Readonly<{ at: Date; by: string; reason: ArchiveReason }>;

/** What people of the clinic may write about a client, health aside. */
export type ClientDetails = Readonly<{
  givenName: string;
  familyName: string;
  preferredName: string | null;
  /** YYYY-MM-DD; a day on the calendar and not a moment. */
  dateOfBirth: string;
  pronouns: string | null;
  /** In lower case. */
  email: string | null;
  /** As it was typed. */
  phone: string | null;
  locale: Locale;
  /** IANA name; null: that of the place they come to. */
  timezone: string | null;
  emergencyContact: EmergencyContact | null;
  guardian: Guardian | null;
}>;

/** A client as the front desk knows them. */
export type ClientRecord = ClientDetails &
  Readonly<{
    id: string;
    /** Absent: never asked. */
    contactConsent: Readonly<Partial<Record<Channel, ContactConsent>>>;
    version: number;
    createdAt: Date;
    createdBy: string | null;
    archivedAt: Date | null;
    archival: Archival | null;
  }>;

/** A line of the client list. */
export type ClientSummary = Readonly<
  Pick<ClientRecord, 'id' | 'givenName' | 'familyName' | 'preferredName' | 'dateOfBirth' | 'email' | 'phone' | 'createdAt' | 'archivedAt'>
>;

/** No message goes to who has died: their family would read it. */
export const isDeceased = ({ archival }: Pick<ClientRecord, 'archival'>): boolean => archival?.reason === 'deceased';

/** Standing wishes that bind every session. Region and product ids are the catalogue's. */
export type Boundaries = Readonly<{
  regions: readonly string[];
  /** 1 (lightest) to 5; null: no limit was set. */
  pressureMax: number | null;
  products: readonly string[];
}>;

export type Allergy = Readonly<{ substance: string; reaction: string | null }>;

export type CareNotes = Readonly<{
  boundaries: Boundaries;
  allergies: readonly Allergy[];
  /** 0: nothing was written yet. */
  version: number;
  updatedAt: Date | null;
  updatedBy: string | null;
}>;

/** Everything standing that is known about a client; for the clinical modules. */
export type Client = ClientRecord & Readonly<{ boundaries: Boundaries; allergies: readonly Allergy[] }>;

export const NO_CARE_NOTES: CareNotes = {
  boundaries: { regions: [], pressureMax: null, products: [] },
  allergies: [],
  version: 0,
  updatedAt: null,
  updatedBy: null,
};
