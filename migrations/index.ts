import { CreatePlatform1790000000000 } from './1790000000000-create-platform';
import { CreateStaffAndAudit1790000001000 } from './1790000001000-create-staff-and-audit';
import { CreateTreatmentPlans1790000005000 } from './1790000005000-create-treatment-plans';

/** Every migration, oldest first. A list and no glob: what runs is what a reviewer sees here. */
export const migrations = [CreatePlatform1790000000000, CreateStaffAndAudit1790000001000, CreateTreatmentPlans1790000005000];
