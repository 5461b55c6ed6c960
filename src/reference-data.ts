import type { QueryRunner } from 'typeorm';
import { loadForm } from './intake';
import { loadRuleSet } from './screening';
import { loadCatalogue } from './techniques';

/** Writes one kind of reference data (forms, rules, techniques) as the owner; a version once stored never changes. */
export type ReferenceDataLoader = (owner: QueryRunner) => Promise<void>;

/** Loaded after every migration, in this order. */
export const referenceData: readonly ReferenceDataLoader[] = [loadCatalogue, loadForm, loadRuleSet];
