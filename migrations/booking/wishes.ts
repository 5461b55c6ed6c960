import { tenantPolicies } from '../tenant-table';

/** What a client would like, and the links that let them act without an account. */
export const wishes = [
  `CREATE TABLE client_preference (
     clinic_id uuid NOT NULL CONSTRAINT client_preference_clinic REFERENCES clinic,
     client_id uuid NOT NULL,
     therapist_id uuid,
     gender text CONSTRAINT client_preference_gender CHECK (gender IN ('female', 'male', 'other')),
     -- A hard wish filters; a soft one only sorts.
     gender_is_hard boolean NOT NULL DEFAULT false,
     version integer NOT NULL DEFAULT 1,
     CONSTRAINT client_preference_pkey PRIMARY KEY (clinic_id, client_id),
     CONSTRAINT client_preference_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT client_preference_therapist FOREIGN KEY (clinic_id, therapist_id) REFERENCES resource (clinic_id, id)
   )`,
  ...tenantPolicies('client_preference', { update: ['therapist_id', 'gender', 'gender_is_hard', 'version'] }),

  `CREATE TABLE do_not_pair (
     clinic_id uuid NOT NULL CONSTRAINT do_not_pair_clinic REFERENCES clinic,
     client_id uuid NOT NULL,
     resource_id uuid NOT NULL,
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT do_not_pair_pkey PRIMARY KEY (clinic_id, client_id, resource_id),
     CONSTRAINT do_not_pair_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT do_not_pair_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT do_not_pair_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...tenantPolicies('do_not_pair', { delete: true }),

  `CREATE TABLE waitlist_entry (
     clinic_id uuid NOT NULL CONSTRAINT waitlist_entry_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     variant_id uuid NOT NULL,
     -- Null: any.
     therapist_id uuid,
     -- {weekdays, startMin, endMin}[] of local time; none: any time.
     times jsonb NOT NULL DEFAULT '[]' CONSTRAINT waitlist_entry_times CHECK (jsonb_typeof(times) = 'array'),
     until date NOT NULL,
     notice_min integer NOT NULL CONSTRAINT waitlist_entry_notice CHECK (notice_min BETWEEN 0 AND 43200),
     state text NOT NULL DEFAULT 'waiting' CONSTRAINT waitlist_entry_state CHECK (state IN ('waiting', 'offered', 'booked', 'withdrawn')),
     -- The hold that is theirs alone while the offer lasts.
     offer_id uuid,
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT waitlist_entry_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT waitlist_entry_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT waitlist_entry_variant FOREIGN KEY (clinic_id, variant_id) REFERENCES service_variant (clinic_id, id),
     CONSTRAINT waitlist_entry_therapist FOREIGN KEY (clinic_id, therapist_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT waitlist_entry_offer FOREIGN KEY (clinic_id, offer_id) REFERENCES appointment (clinic_id, id),
     CONSTRAINT waitlist_entry_offered CHECK ((state IN ('offered', 'booked')) = (offer_id IS NOT NULL))
   )`,
  `CREATE INDEX waitlist_entry_waiting ON waitlist_entry (clinic_id, created_at, id) WHERE state IN ('waiting', 'offered')`,
  ...tenantPolicies('waitlist_entry', { update: ['state', 'offer_id', 'version'] }),

  // Secrets are kept as their SHA-256.
  `CREATE TABLE manage_link (
     clinic_id uuid NOT NULL CONSTRAINT manage_link_clinic REFERENCES clinic,
     token_hash bytea NOT NULL CONSTRAINT manage_link_token_length CHECK (length(token_hash) = 32),
     appointment_id uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     revoked_at timestamptz(3),
     CONSTRAINT manage_link_pkey PRIMARY KEY (clinic_id, token_hash),
     CONSTRAINT manage_link_appointment FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)
   )`,
  `CREATE INDEX manage_link_of_appointment ON manage_link (clinic_id, appointment_id)`,
  ...tenantPolicies('manage_link', { update: ['revoked_at'], updateWhen: 'revoked_at IS NULL' }),

  `CREATE TABLE calendar_feed (
     clinic_id uuid NOT NULL CONSTRAINT calendar_feed_clinic REFERENCES clinic,
     id uuid NOT NULL,
     resource_id uuid NOT NULL,
     token_hash bytea NOT NULL CONSTRAINT calendar_feed_token_length CHECK (length(token_hash) = 32),
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     last_used_at timestamptz(3),
     revoked_at timestamptz(3),
     CONSTRAINT calendar_feed_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT calendar_feed_token UNIQUE (clinic_id, token_hash),
     CONSTRAINT calendar_feed_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT calendar_feed_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...tenantPolicies('calendar_feed', { update: ['last_used_at', 'revoked_at'] }),
];
