export { StaffModule } from './staff.module';
export { permissionsOf, ROLES, type Role } from './domain/roles';
export { emergencyNumberOf } from './domain/emergency-numbers';
export { Hiring, type Hired, type NewMember } from './hiring';
export { Passwords } from './passwords';
export { signedInStaff, type StaffActor } from './signed-in-staff';
