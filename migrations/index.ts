import { CreatePlatform1790000000000 } from './1790000000000-create-platform';

/** Every migration, oldest first. A list and no glob: what runs is what a reviewer sees here. */
export const migrations = [CreatePlatform1790000000000];
