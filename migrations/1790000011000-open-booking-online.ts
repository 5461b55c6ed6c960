import { ForwardMigration, tenantPolicies, writtenOnce } from './tenant-table';

const page = [
  // A clinic without a row has no page for strangers. The row is also the lock under which open requests are counted.
  `CREATE TABLE online_booking (
     clinic_id uuid NOT NULL CONSTRAINT online_booking_clinic REFERENCES clinic,
     open boolean NOT NULL,
     most_open_holds smallint NOT NULL CONSTRAINT online_booking_most_open_holds CHECK (most_open_holds BETWEEN 1 AND 500),
     version integer NOT NULL DEFAULT 1,
     CONSTRAINT online_booking_pkey PRIMARY KEY (clinic_id)
   )`,
  ...tenantPolicies('online_booking', { update: ['open', 'most_open_holds', 'version'] }),

  // As rate-limiter-flexible expects it; expire is epoch milliseconds.
  `CREATE TABLE online_throttle (
     key varchar(255) CONSTRAINT online_throttle_pkey PRIMARY KEY,
     points integer NOT NULL DEFAULT 0,
     expire bigint
   )`,
  `CREATE INDEX online_throttle_expire ON online_throttle (expire)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON online_throttle TO rhomboid_app`,
];

const link = [
  // For a client who is known: they book by it until it ends, without an account.
  `CREATE TABLE booking_link (
     clinic_id uuid NOT NULL,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     expires_at timestamptz(3) NOT NULL,
     failed_checks smallint NOT NULL DEFAULT 0 CONSTRAINT booking_link_checks CHECK (failed_checks BETWEEN 0 AND 5),
     revoked_at timestamptz(3),
     revoked_by uuid,
     CONSTRAINT booking_link_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT booking_link_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT booking_link_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT booking_link_revoked_by FOREIGN KEY (clinic_id, revoked_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT booking_link_revocation CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
   )`,
  `CREATE INDEX booking_link_of_client ON booking_link (clinic_id, client_id, id)`,
  ...tenantPolicies('booking_link', { update: ['failed_checks', 'revoked_at', 'revoked_by'], updateWhen: 'revoked_at IS NULL' }),
  `REVOKE INSERT ON booking_link FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, client_id, created_by, expires_at) ON booking_link TO rhomboid_app`,

  // One link may be told more than once: to staff, and by mail. Secrets are kept as their SHA-256.
  `CREATE TABLE booking_link_key (
     clinic_id uuid NOT NULL,
     token_hash bytea NOT NULL CONSTRAINT booking_link_key_length CHECK (length(token_hash) = 32),
     booking_link_id uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT booking_link_key_pkey PRIMARY KEY (clinic_id, token_hash),
     CONSTRAINT booking_link_key_link FOREIGN KEY (clinic_id, booking_link_id) REFERENCES booking_link (clinic_id, id)
   )`,
  `CREATE INDEX booking_link_key_of_link ON booking_link_key (clinic_id, booking_link_id)`,
  ...writtenOnce('booking_link_key', 'clinic_id, token_hash, booking_link_id'),

  // Devices that passed the second check.
  `CREATE TABLE booking_access (
     clinic_id uuid NOT NULL,
     token_hash bytea NOT NULL CONSTRAINT booking_access_length CHECK (length(token_hash) = 32),
     booking_link_id uuid NOT NULL,
     expires_at timestamptz(3) NOT NULL,
     CONSTRAINT booking_access_pkey PRIMARY KEY (clinic_id, token_hash),
     CONSTRAINT booking_access_link FOREIGN KEY (clinic_id, booking_link_id) REFERENCES booking_link (clinic_id, id)
   )`,
  `CREATE INDEX booking_access_of_link ON booking_access (clinic_id, booking_link_id)`,
  ...tenantPolicies('booking_access', { delete: true }),
];

const request = [
  // Every visit that was taken online. Of a stranger, also where and by which address, hashed, to count what is open.
  `CREATE TABLE online_request (
     clinic_id uuid NOT NULL,
     id uuid NOT NULL,
     appointment_id uuid NOT NULL,
     client_id uuid NOT NULL,
     booking_link_id uuid,
     place_hash bytea CONSTRAINT online_request_place_length CHECK (length(place_hash) = 32),
     email_hash bytea CONSTRAINT online_request_email_length CHECK (length(email_hash) = 32),
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT online_request_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT online_request_once UNIQUE (clinic_id, appointment_id),
     CONSTRAINT online_request_appointment FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
     CONSTRAINT online_request_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT online_request_link FOREIGN KEY (clinic_id, booking_link_id) REFERENCES booking_link (clinic_id, id),
     CONSTRAINT online_request_by CHECK (num_nonnulls(place_hash, email_hash) = CASE WHEN booking_link_id IS NULL THEN 2 ELSE 0 END)
   )`,
  `CREATE INDEX online_request_of_strangers ON online_request (clinic_id, id) WHERE booking_link_id IS NULL`,
  ...writtenOnce('online_request', 'clinic_id, id, appointment_id, client_id, booking_link_id, place_hash, email_hash'),
];

/** Clients book by themselves: with a link that they were sent, or as strangers on the clinic's page (ADR 0025). */
export class OpenBookingOnline1790000011000 extends ForwardMigration {
  protected readonly statements = [...page, ...link, ...request];
}
