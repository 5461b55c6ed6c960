import { ForwardMigration } from './tenant-table';

export class FindOtherWorkplaces1790000006000 extends ForwardMigration {
  protected readonly statements = [
    // A clinic cannot see another's staff. It may ask this one thing about an account before it takes its password over.
    // The caller's own clinic is set again at the end; each look runs under row-level security.
    `CREATE FUNCTION works_elsewhere(account uuid, here uuid) RETURNS boolean LANGUAGE plpgsql AS $$
     DECLARE
       place uuid;
       found boolean := false;
     BEGIN
       FOR place IN SELECT s.clinic_id FROM staff_membership s WHERE s.account_id = account AND s.clinic_id <> here LOOP
         PERFORM set_clinic(place);
         IF EXISTS (SELECT FROM staff_member m WHERE m.clinic_id = place AND m.account_id = account AND m.departed_at IS NULL) THEN
           found := true;
         END IF;
       END LOOP;
       PERFORM set_clinic(here);
       RETURN found;
     END $$`,
    `REVOKE ALL ON FUNCTION works_elsewhere(uuid, uuid) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION works_elsewhere(uuid, uuid) TO rhomboid_app`,
  ];
}
