import { clearing, type Furnished } from './furnished-clinic';
import { hookFor } from './valid-bodies';

const word = ({ reviewed }: Furnished): object => ({ ruleIds: reviewed.ruleIds, clinicianName: 'Dr Ruiz', dated: new Date().toISOString().slice(0, 10), scope: 'Light massage' });
const resting = (recordId: string, { reviewed }: Furnished): object => {
  const review = clearing(reviewed.ruleIds) as { decisions: object[] };
  return { ...review, decisions: review.decisions.map((decision) => ({ ...decision, reasonCode: 'clearance_letter_seen' })), medicalClearance: { recordId } };
};
type InBody = readonly [foreign: (clinic: Furnished) => string, bodyWith: (id: string, clinic: Furnished) => object];
/** Each id that a body may hold: one of clinic A's, and a request of clinic B that is right but for it. */
export const IN_BODIES: Readonly<Record<string, InBody>> = {
  'inviteToIntake /corrects': [({ ids }) => ids.intakeId ?? '', (corrects) => ({ corrects })],
  'recordMedicalClearance /requestId': [({ ids }) => ids.requestId ?? '', (requestId, clinic) => ({ ...word(clinic), requestId })],
  'recordMedicalClearance /documentId': [({ ids }) => ids.documentId ?? '', (documentId, clinic) => ({ ...word(clinic), documentId })],
  'startNote /planId': [({ plans }) => plans.approved.id, (planId) => ({ kind: 'treatment', planId })],
  'startNote /appointmentId': [({ ids }) => ids.appointmentId ?? '', (appointmentId) => ({ kind: 'treatment', appointmentId })],
  'startNote /template/templateId': [({ templates }) => templates.standing, (templateId) => ({ kind: 'treatment_not_given', template: { templateId, slots: { side: 'left' } } })],
  'insertNoteTemplate /templateId': [({ templates }) => templates.standing, (templateId) => ({ templateId, section: 'objective', slots: { side: 'left' } })],
  'searchNotes /clientId': [({ ids }) => ids.clientId ?? '', (clientId) => ({ text: 'stiff', clientId })],
  'callScreeningHook /context/patientId': [({ ids }) => ids.clientId ?? '', (patientId) => hookFor(patientId)],
  'callTreatmentStartHook /context/patientId': [({ ids }) => ids.clientId ?? '', (patientId) => hookFor(patientId, 'rhomboid-treatment-start')],
  'reviewScreening /medicalClearance/recordId': [({ recordId }) => recordId, resting],
  'secondReview /medicalClearance/recordId': [({ recordId }) => recordId, resting],
};

/** Those of booking: clinic B's own valid request with this one id of clinic A. */
export const BOOKED_BY_IDS = [
  'createResource /locationId', 'createResource /staffId', 'createService /locationId', 'createVariant /requires/0/resourceIds/0', 'changeTerms /requires/0/resourceIds/0',
  'createAbsence /locationId', 'createAbsence /resourceId', 'createBlock /resourceId', 'bookAppointment /variantId', 'bookAppointment /clientId', 'bookAppointment /therapistId',
  'moveAppointment /therapistId', 'planSeries /variantId', 'planSeries /clientId', 'planSeries /therapistId', 'bookSeries /variantId', 'bookSeries /clientId', 'bookSeries /therapistId',
  'cancelSeries /appointmentId', 'writeBookingPreference /therapistId', 'joinWaitlist /clientId', 'joinWaitlist /variantId', 'joinWaitlist /therapistId', 'keepApart /therapistId',
  'writeHours /weekly/0/locationId', 'writeDay /locationId', 'writePlaces /places/0/locationId', 'addExtraHours /locationId', 'requestOnline /variantId', 'bookMyVisit /variantId',
];
