export { StaffModule } from './staff.module';
export { permissionsOf, ROLES, type Role } from './domain/roles';
export { emergencyNumberOf } from './domain/emergency-numbers';
export { Hiring, type Hired, type NewMember } from './hiring';
export { StaffDirectory } from './staff-directory';
export { signedInStaff, type StaffActor } from './signed-in-staff';
export { CREDENTIALS, type Credential } from './domain/credentials';
export { Passwords } from './passwords';
