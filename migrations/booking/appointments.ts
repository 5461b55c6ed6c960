import { tenantPolicies } from '../tenant-table';

/** Times of record are the database's: the app role may not write those columns at all. */
const insertOnly = (table: string, columns: string): string[] => [
  `REVOKE INSERT ON ${table} FROM rhomboid_app`,
  `GRANT INSERT (${columns}) ON ${table} TO rhomboid_app`,
];

const STATES = `'requested', 'held', 'booked', 'arrived', 'checked_in', 'in_session', 'completed', 'cancelled', 'no_show', 'declined', 'released', 'entered_in_error'`;

const appointment = [
  `CREATE TABLE appointment_series (
     clinic_id uuid NOT NULL CONSTRAINT appointment_series_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     -- The wish in local time, as it was said: {date, time, timezone, rule}.
     wish jsonb NOT NULL CONSTRAINT appointment_series_wish CHECK (jsonb_typeof(wish) = 'object'),
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT appointment_series_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT appointment_series_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id)
   )`,
  ...tenantPolicies('appointment_series'),

  `CREATE TABLE appointment (
     clinic_id uuid NOT NULL,
     id uuid NOT NULL,
     -- For life, as calendars know the visit; with the sequence that they compare.
     uid text NOT NULL CONSTRAINT appointment_uid_length CHECK (length(uid) BETWEEN 36 AND 300),
     sequence integer NOT NULL DEFAULT 0 CONSTRAINT appointment_sequence CHECK (sequence >= 0),
     client_id uuid NOT NULL,
     location_id uuid NOT NULL,
     variant_id uuid NOT NULL,
     terms_version integer NOT NULL,
     -- What was promised when it was booked: price, deadline, fees.
     policy jsonb NOT NULL CONSTRAINT appointment_policy CHECK (jsonb_typeof(policy) = 'object'),
     state text NOT NULL CONSTRAINT appointment_state CHECK (state IN (${STATES})),
     -- Of a hold or a request.
     expires_at timestamptz(3),
     extended boolean NOT NULL DEFAULT false,
     -- Taken by a client who may not be treated yet: released unless that changes in time.
     provisional boolean NOT NULL DEFAULT false,
     starts_at timestamptz(3) NOT NULL,
     ends_at timestamptz(3) NOT NULL,
     -- The wall clock that was meant, in case a zone's rules change.
     local_start timestamp(0) NOT NULL,
     timezone text NOT NULL,
     channel text NOT NULL CONSTRAINT appointment_channel CHECK (channel IN ('desk', 'online', 'waitlist')),
     -- The therapist was asked for by name: nobody else is put in silently.
     therapist_named boolean NOT NULL DEFAULT false,
     series_id uuid,
     override_reason text CONSTRAINT appointment_override_reason CHECK (length(override_reason) BETWEEN 3 AND 300),
     actual_start_at timestamptz(3),
     actual_end_at timestamptz(3),
     cancellation jsonb CONSTRAINT appointment_cancellation CHECK (jsonb_typeof(cancellation) = 'object'),
     no_show jsonb CONSTRAINT appointment_no_show CHECK (jsonb_typeof(no_show) = 'object'),
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     created_by uuid,
     CONSTRAINT appointment_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT appointment_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT appointment_location FOREIGN KEY (clinic_id, location_id) REFERENCES location (clinic_id, id),
     CONSTRAINT appointment_terms FOREIGN KEY (clinic_id, variant_id, terms_version) REFERENCES service_terms (clinic_id, variant_id, version),
     CONSTRAINT appointment_in_series FOREIGN KEY (clinic_id, series_id) REFERENCES appointment_series (clinic_id, id),
     CONSTRAINT appointment_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT appointment_length CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '24 hours'),
     CONSTRAINT appointment_waiting CHECK (state NOT IN ('held', 'requested') OR expires_at IS NOT NULL),
     CONSTRAINT appointment_firm CHECK (state NOT IN ('booked', 'arrived', 'checked_in', 'in_session', 'completed') OR (expires_at IS NULL AND NOT provisional)),
     -- Nobody is in two places at once.
     CONSTRAINT appointment_client_overlap EXCLUDE USING gist (clinic_id WITH =, client_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
       WHERE (state IN ('requested', 'held', 'booked', 'arrived', 'checked_in', 'in_session'))
   )`,
  `CREATE INDEX appointment_by_start ON appointment (clinic_id, starts_at)`,
  `CREATE INDEX appointment_of_client ON appointment (clinic_id, client_id, starts_at)`,
  `CREATE INDEX appointment_of_series ON appointment (clinic_id, series_id) WHERE series_id IS NOT NULL`,
  `CREATE INDEX appointment_expiring ON appointment (clinic_id, expires_at) WHERE state IN ('held', 'requested')`,
  ...tenantPolicies('appointment', {
    update: [
      'sequence', 'state', 'expires_at', 'extended', 'provisional', 'starts_at', 'ends_at', 'local_start', 'override_reason', 'therapist_named',
      'actual_start_at', 'actual_end_at', 'cancellation', 'no_show', 'version',
    ],
  }),
  ...insertOnly(
    'appointment',
    `clinic_id, id, uid, client_id, location_id, variant_id, terms_version, policy, state, expires_at, provisional, starts_at, ends_at, local_start,
     timezone, channel, therapist_named, series_id, override_reason, created_by`,
  ),
];

const block = [
  `CREATE TABLE time_block (
     clinic_id uuid NOT NULL CONSTRAINT time_block_clinic REFERENCES clinic,
     id uuid NOT NULL,
     resource_id uuid NOT NULL,
     starts_at timestamptz(3) NOT NULL,
     ends_at timestamptz(3) NOT NULL,
     reason text NOT NULL CONSTRAINT time_block_reason CHECK (reason IN ('break', 'cleaning', 'training', 'maintenance', 'admin', 'other')),
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     lifted_at timestamptz(3),
     CONSTRAINT time_block_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT time_block_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT time_block_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT time_block_length CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '24 hours')
   )`,
  ...tenantPolicies('time_block', { update: ['lifted_at'], updateWhen: 'lifted_at IS NULL' }),
];

/**
 * The promise: one resource serves one visit at a time (ADR 0016). One row per visit and resource, holds and blocks too;
 * `occupied` is the session widened by that resource's own set-up and turnover. Neither empty nor without a resource,
 * which an exclusion would let through; at most 24 h, so that a search knows how far back to look.
 */
const occupancy = [
  `CREATE TABLE appointment_occupancy (
     clinic_id uuid NOT NULL,
     id uuid NOT NULL,
     resource_id uuid NOT NULL,
     appointment_id uuid,
     block_id uuid,
     live boolean NOT NULL DEFAULT true,
     -- Of a hold. Expired ones are taken for free by readers and given up by the next writer.
     expires_at timestamptz(3),
     starts_at timestamptz(3) NOT NULL,
     ends_at timestamptz(3) NOT NULL,
     occupied tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
     -- The session within, for a therapist's limits of the day; null: a block.
     session_starts_at timestamptz(3),
     session_ends_at timestamptz(3),
     CONSTRAINT appointment_occupancy_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT appointment_occupancy_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT appointment_occupancy_appointment FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
     CONSTRAINT appointment_occupancy_block FOREIGN KEY (clinic_id, block_id) REFERENCES time_block (clinic_id, id),
     CONSTRAINT appointment_occupancy_of_one CHECK (num_nonnulls(appointment_id, block_id) = 1),
     CONSTRAINT appointment_occupancy_length CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '24 hours'),
     CONSTRAINT appointment_occupancy_session CHECK (num_nonnulls(session_starts_at, session_ends_at) = CASE WHEN block_id IS NULL THEN 2 ELSE 0 END
       AND session_starts_at < session_ends_at AND starts_at <= session_starts_at AND session_ends_at <= ends_at),
     CONSTRAINT appointment_occupancy_not_empty CHECK (NOT isempty(occupied)),
     CONSTRAINT appointment_occupancy_exclusive EXCLUDE USING gist (clinic_id WITH =, resource_id WITH =, occupied WITH &&) WHERE (live)
   )`,
  // Range operators are not leakproof, so under row-level security only plain bounds find rows by index.
  `CREATE INDEX appointment_occupancy_busy ON appointment_occupancy (clinic_id, resource_id, starts_at) WHERE live`,
  `CREATE INDEX appointment_occupancy_of_appointment ON appointment_occupancy (clinic_id, appointment_id)`,
  `CREATE INDEX appointment_occupancy_of_block ON appointment_occupancy (clinic_id, block_id) WHERE block_id IS NOT NULL`,
  ...tenantPolicies('appointment_occupancy', { update: ['live', 'expires_at', 'ends_at', 'session_ends_at'], delete: true }),
];

/** The history of a visit, written once. Codes and ids only. */
const event = [
  `CREATE TABLE appointment_event (
     clinic_id uuid NOT NULL,
     appointment_id uuid NOT NULL,
     version integer NOT NULL,
     at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     kind text NOT NULL CONSTRAINT appointment_event_kind CHECK (kind ~ '^[a-z_]{2,40}$'),
     from_state text,
     to_state text NOT NULL CONSTRAINT appointment_event_to_state CHECK (to_state IN (${STATES})),
     starts_at timestamptz(3) NOT NULL,
     resource_ids uuid[] NOT NULL,
     actor_kind text NOT NULL CONSTRAINT appointment_event_actor_kind CHECK (actor_kind IN ('staff', 'client', 'system')),
     staff_id uuid,
     reason text CONSTRAINT appointment_event_reason CHECK (length(reason) BETWEEN 2 AND 300),
     CONSTRAINT appointment_event_pkey PRIMARY KEY (clinic_id, appointment_id, version),
     CONSTRAINT appointment_event_appointment FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
     CONSTRAINT appointment_event_staff FOREIGN KEY (clinic_id, staff_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT appointment_event_actor CHECK ((actor_kind = 'staff') = (staff_id IS NOT NULL))
   )`,
  ...tenantPolicies('appointment_event'),
  ...insertOnly('appointment_event', 'clinic_id, appointment_id, version, kind, from_state, to_state, starts_at, resource_ids, actor_kind, staff_id, reason'),
];

/** What the client was last told, so that the next message says what is new and nothing else. */
const told = [
  `CREATE TABLE appointment_told (
     clinic_id uuid NOT NULL,
     appointment_id uuid NOT NULL,
     standing text NOT NULL CONSTRAINT appointment_told_standing CHECK (standing IN ('offered', 'pencilled', 'requested', 'booked', 'off')),
     starts_at timestamptz(3) NOT NULL,
     CONSTRAINT appointment_told_pkey PRIMARY KEY (clinic_id, appointment_id),
     CONSTRAINT appointment_told_appointment FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)
   )`,
  ...tenantPolicies('appointment_told', { update: ['standing', 'starts_at'] }),
];

export const appointments = [...appointment, ...block, ...occupancy, ...event, ...told];
