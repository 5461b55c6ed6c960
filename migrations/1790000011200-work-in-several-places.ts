import { ForwardMigration, tenantPolicies } from './tenant-table';

const places = [
  // Where else somebody works, or something is brought to; `resource.location_id` is where they are at home.
  `CREATE TABLE resource_place (
     clinic_id uuid NOT NULL CONSTRAINT resource_place_clinic REFERENCES clinic,
     resource_id uuid NOT NULL,
     location_id uuid NOT NULL,
     -- On the way between here and any other place.
     travel_min smallint NOT NULL CONSTRAINT resource_place_travel CHECK (travel_min BETWEEN 0 AND 240),
     CONSTRAINT resource_place_pkey PRIMARY KEY (clinic_id, resource_id, location_id),
     CONSTRAINT resource_place_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT resource_place_location FOREIGN KEY (clinic_id, location_id) REFERENCES location (clinic_id, id)
   )`,
  `CREATE INDEX resource_place_at_location ON resource_place (clinic_id, location_id)`,
  ...tenantPolicies('resource_place', { update: ['travel_min'], delete: true }),
];

/** Null: at home. Hours elsewhere need the place, and the place stays as long as they do. */
const where = [
  `ALTER TABLE weekly_rule ADD COLUMN location_id uuid,
     ADD CONSTRAINT weekly_rule_place FOREIGN KEY (clinic_id, resource_id, location_id) REFERENCES resource_place (clinic_id, resource_id, location_id)`,
  `ALTER TABLE date_exception ADD COLUMN location_id uuid,
     ADD CONSTRAINT date_exception_place FOREIGN KEY (clinic_id, resource_id, location_id) REFERENCES resource_place (clinic_id, resource_id, location_id)`,
  `GRANT UPDATE (location_id) ON date_exception TO rhomboid_app`,
];

const extra = [
  // Open on top of everything else: weekly hours, exceptional days, absences and closures.
  `CREATE TABLE extra_open (
     clinic_id uuid NOT NULL CONSTRAINT extra_open_clinic REFERENCES clinic,
     id uuid NOT NULL,
     resource_id uuid NOT NULL,
     location_id uuid,
     starts_at timestamptz(3) NOT NULL,
     ends_at timestamptz(3) NOT NULL,
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT extra_open_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT extra_open_resource FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id),
     CONSTRAINT extra_open_place FOREIGN KEY (clinic_id, resource_id, location_id) REFERENCES resource_place (clinic_id, resource_id, location_id),
     CONSTRAINT extra_open_created_by FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT extra_open_length CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '24 hours')
   )`,
  `CREATE INDEX extra_open_of_resource ON extra_open (clinic_id, resource_id, ends_at)`,
  ...tenantPolicies('extra_open', { delete: true }),
  `REVOKE INSERT ON extra_open FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, resource_id, location_id, starts_at, ends_at, created_by) ON extra_open TO rhomboid_app`,
];

/** Therapists at several places with hours at each, and hours that open on top of all others. */
export class WorkInSeveralPlaces1790000011200 extends ForwardMigration {
  protected readonly statements = [...places, ...where, ...extra];
}
