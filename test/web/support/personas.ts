import type { Said } from '../../../scripts/form-filler';
import deskWorker from '../../support/desk-worker.json';

/** Knots in neck and shoulder from a desk, and nothing else; answers everything. */
export const DESK_WORKER: Said = deskWorker;

/** Answers what is needed and no more. */
const BRIEF: Said = { age: 35, sex: 'male', site: ['neck'], consent_self: 'yes' };

export const UNSURE: Said = { ...BRIEF, saddle_numb: { state: 'not_sure' } };
export const DROOPING_FACE: Said = { ...BRIEF, stroke_signs: ['face_droop'] };
export const MINOR: Said = { ...BRIEF, age: 14, guardian_present: 'yes' };
export const SPANISH_SPEAKER: Said = { ...BRIEF, reason_for_visit: 'Me duele el cuello después del trabajo' };
