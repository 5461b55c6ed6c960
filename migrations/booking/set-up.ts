import { tenantPolicies } from '../tenant-table';

const places = [
  `CREATE TABLE location (
     clinic_id uuid NOT NULL CONSTRAINT location_clinic REFERENCES clinic,
     id uuid NOT NULL,
     name text NOT NULL CONSTRAINT location_name_length CHECK (length(name) BETWEEN 1 AND 200),
     -- IANA name; hours are wall clock here.
     timezone text NOT NULL CONSTRAINT location_timezone CHECK (timezone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,60}$'),
     address text CONSTRAINT location_address_length CHECK (length(address) BETWEEN 1 AND 500),
     phone text CONSTRAINT location_phone_length CHECK (length(phone) BETWEEN 5 AND 40),
     -- Counts every change of what availability is computed from, so that a copy in memory can tell its age.
     set_up_version integer NOT NULL DEFAULT 1,
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT location_pkey PRIMARY KEY (clinic_id, id)
   )`,
  ...tenantPolicies('location', { update: ['name', 'timezone', 'address', 'phone', 'set_up_version', 'version'] }),

  // Whatever can serve one visit at a time. Three of a kind are three rows: a counter could not be exclusive.
  `CREATE TABLE resource (
     clinic_id uuid NOT NULL CONSTRAINT resource_clinic REFERENCES clinic,
     id uuid NOT NULL,
     location_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT resource_kind CHECK (kind IN ('therapist', 'room', 'equipment')),
     name text NOT NULL CONSTRAINT resource_name_length CHECK (length(name) BETWEEN 1 AND 200),
     staff_id uuid,
     gender text CONSTRAINT resource_gender CHECK (gender IN ('female', 'male', 'other')),
     -- Null: what the service says.
     set_up_min smallint CONSTRAINT resource_set_up CHECK (set_up_min BETWEEN 0 AND 240),
     turnover_min smallint CONSTRAINT resource_turnover CHECK (turnover_min BETWEEN 0 AND 240),
     hands_on_max_min smallint CONSTRAINT resource_hands_on_max CHECK (hands_on_max_min BETWEEN 15 AND 1440),
     consecutive_max smallint CONSTRAINT resource_consecutive_max CHECK (consecutive_max BETWEEN 1 AND 20),
     retired_at timestamptz(3),
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT resource_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT resource_location FOREIGN KEY (clinic_id, location_id) REFERENCES location (clinic_id, id),
     CONSTRAINT resource_staff FOREIGN KEY (clinic_id, staff_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT resource_therapist_is_staff CHECK ((kind = 'therapist') = (staff_id IS NOT NULL)),
     CONSTRAINT resource_gender_of_therapist CHECK (kind = 'therapist' OR (gender IS NULL AND hands_on_max_min IS NULL AND consecutive_max IS NULL))
   )`,
  // One person is one resource, or two of them could be booked at once.
  `CREATE UNIQUE INDEX resource_of_staff ON resource (clinic_id, staff_id) WHERE retired_at IS NULL AND staff_id IS NOT NULL`,
  `CREATE INDEX resource_at_location ON resource (clinic_id, location_id)`,
  ...tenantPolicies('resource', {
    update: ['name', 'gender', 'set_up_min', 'turnover_min', 'hands_on_max_min', 'consecutive_max', 'retired_at', 'version'],
  }),

  `CREATE TABLE resource_skill (
     clinic_id uuid NOT NULL CONSTRAINT resource_skill_clinic REFERENCES clinic,
     resource_id uuid NOT NULL,
     skill text NOT NULL CONSTRAINT resource_skill_code CHECK (skill ~ '^[a-z][a-z0-9_]{1,59}$'),
     -- The last day it counts.
     expires_on date,
     CONSTRAINT resource_skill_pkey PRIMARY KEY (clinic_id, resource_id, skill),
     CONSTRAINT resource_skill_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id)
   )`,
  ...tenantPolicies('resource_skill', { update: ['expires_on'], delete: true }),
];

const hours = [
  // Minutes of the wall clock. An end at or before the start is the next day's; 1440 is the next midnight.
  `CREATE TABLE weekly_rule (
     clinic_id uuid NOT NULL CONSTRAINT weekly_rule_clinic REFERENCES clinic,
     id uuid NOT NULL,
     resource_id uuid NOT NULL,
     weekday smallint NOT NULL CONSTRAINT weekly_rule_weekday CHECK (weekday BETWEEN 1 AND 7),
     start_min smallint NOT NULL CONSTRAINT weekly_rule_start CHECK (start_min BETWEEN 0 AND 1439),
     end_min smallint NOT NULL CONSTRAINT weekly_rule_end CHECK (end_min BETWEEN 0 AND 1440),
     valid_from date,
     valid_to date,
     CONSTRAINT weekly_rule_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT weekly_rule_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT weekly_rule_valid CHECK (valid_from <= valid_to)
   )`,
  `CREATE INDEX weekly_rule_of_resource ON weekly_rule (clinic_id, resource_id)`,
  ...tenantPolicies('weekly_rule', { delete: true }),

  // Owns its whole local day. Flat pairs of minutes; none: closed.
  `CREATE TABLE date_exception (
     clinic_id uuid NOT NULL CONSTRAINT date_exception_clinic REFERENCES clinic,
     resource_id uuid NOT NULL,
     date date NOT NULL,
     open_min smallint[] NOT NULL CONSTRAINT date_exception_pairs CHECK (cardinality(open_min) % 2 = 0 AND cardinality(open_min) <= 24),
     CONSTRAINT date_exception_pkey PRIMARY KEY (clinic_id, resource_id, date),
     CONSTRAINT date_exception_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id)
   )`,
  ...tenantPolicies('date_exception', { update: ['open_min'], delete: true }),

  // A person or room away, or a whole location closed. It does not end visits that were booked before.
  `CREATE TABLE absence (
     clinic_id uuid NOT NULL CONSTRAINT absence_clinic REFERENCES clinic,
     id uuid NOT NULL,
     location_id uuid NOT NULL,
     -- Null: everybody at the location.
     resource_id uuid,
     starts_at timestamptz(3) NOT NULL,
     ends_at timestamptz(3) NOT NULL,
     reason text NOT NULL CONSTRAINT absence_reason CHECK (reason IN ('holiday', 'leave', 'training', 'maintenance', 'closure', 'other')),
     CONSTRAINT absence_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT absence_location FOREIGN KEY (clinic_id, location_id) REFERENCES location (clinic_id, id),
     CONSTRAINT absence_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT absence_order CHECK (starts_at < ends_at)
   )`,
  `CREATE INDEX absence_at_location ON absence (clinic_id, location_id, ends_at)`,
  ...tenantPolicies('absence', { delete: true }),
];

const services = [
  `CREATE TABLE service (
     clinic_id uuid NOT NULL CONSTRAINT service_clinic REFERENCES clinic,
     id uuid NOT NULL,
     location_id uuid NOT NULL,
     name text NOT NULL CONSTRAINT service_name_length CHECK (length(name) BETWEEN 1 AND 200),
     online boolean NOT NULL,
     needs_approval boolean NOT NULL,
     retired_at timestamptz(3),
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT service_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT service_location FOREIGN KEY (clinic_id, location_id) REFERENCES location (clinic_id, id)
   )`,
  `CREATE INDEX service_at_location ON service (clinic_id, location_id)`,
  ...tenantPolicies('service', { update: ['name', 'online', 'needs_approval', 'retired_at', 'version'] }),

  `CREATE TABLE service_variant (
     clinic_id uuid NOT NULL CONSTRAINT service_variant_clinic REFERENCES clinic,
     id uuid NOT NULL,
     service_id uuid NOT NULL,
     -- The terms on offer today: also the ETag of the variant.
     version integer NOT NULL DEFAULT 1,
     retired_at timestamptz(3),
     CONSTRAINT service_variant_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT service_variant_service FOREIGN KEY (clinic_id, service_id) REFERENCES service (clinic_id, id)
   )`,
  `CREATE INDEX service_variant_of_service ON service_variant (clinic_id, service_id)`,
  ...tenantPolicies('service_variant', { update: ['version', 'retired_at'] }),

  // Written once: a visit keeps the terms that it was booked under.
  `CREATE TABLE service_terms (
     clinic_id uuid NOT NULL CONSTRAINT service_terms_clinic REFERENCES clinic,
     variant_id uuid NOT NULL,
     version integer NOT NULL,
     duration_min smallint NOT NULL CONSTRAINT service_terms_duration CHECK (duration_min BETWEEN 5 AND 720),
     price_minor integer NOT NULL CONSTRAINT service_terms_price CHECK (price_minor BETWEEN 0 AND 100000000),
     currency char(3) NOT NULL CONSTRAINT service_terms_currency CHECK (currency ~ '^[A-Z]{3}$'),
     grid_mode text NOT NULL CONSTRAINT service_terms_grid CHECK (grid_mode IN ('clock', 'window')),
     step_min smallint NOT NULL CONSTRAINT service_terms_step CHECK (step_min BETWEEN 5 AND 720),
     tidy boolean NOT NULL,
     lead_min integer NOT NULL CONSTRAINT service_terms_lead CHECK (lead_min BETWEEN 0 AND 525600),
     horizon_days smallint NOT NULL CONSTRAINT service_terms_horizon CHECK (horizon_days BETWEEN 1 AND 730),
     cancel_before_min integer NOT NULL CONSTRAINT service_terms_cancel_before CHECK (cancel_before_min BETWEEN 0 AND 43200),
     move_before_min integer NOT NULL CONSTRAINT service_terms_move_before CHECK (move_before_min BETWEEN 0 AND 43200),
     grace_min smallint NOT NULL CONSTRAINT service_terms_grace CHECK (grace_min BETWEEN 0 AND 240),
     check_in_opens_min smallint NOT NULL CONSTRAINT service_terms_check_in_opens CHECK (check_in_opens_min BETWEEN 0 AND 1440),
     late_fee_percent smallint NOT NULL CONSTRAINT service_terms_late_fee CHECK (late_fee_percent BETWEEN 0 AND 100),
     no_show_fee_percent smallint NOT NULL CONSTRAINT service_terms_no_show_fee CHECK (no_show_fee_percent BETWEEN 0 AND 100),
     -- AND of groups, each an OR of resources: {kind, skill?, resourceIds?, offsetMin, lengthMin?, setUpMin, turnoverMin}.
     requires jsonb NOT NULL CONSTRAINT service_terms_requires CHECK (jsonb_typeof(requires) = 'array' AND jsonb_array_length(requires) BETWEEN 1 AND 8),
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT service_terms_pkey PRIMARY KEY (clinic_id, variant_id, version),
     CONSTRAINT service_terms_variant FOREIGN KEY (clinic_id, variant_id) REFERENCES service_variant (clinic_id, id)
   )`,
  ...tenantPolicies('service_terms'),
];

export const setUp = [...places, ...hours, ...services];
