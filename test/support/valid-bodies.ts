import { OUTCOMES } from '../../src/screening/domain/medical-outcome';
import { ASK_MORE, clearing, PDF, type Furnished } from './furnished-clinic';
import { SIGNED } from './intake';
import { VALID_BOOKING } from './valid-booking';
import { PASSWORD, PEOPLE, type Person } from './world';

/** A request that a permitted person may send once to the furnished clinic, and that succeeds. */
export interface ValidRequest {
  /** Who sends it; a client with an intake link where nobody is named. */
  readonly by?: Person;
  readonly body?: (clinic: Furnished) => object | string;
  /** Where it is no JSON. */
  readonly contentType?: string;
  /** Other ids than the clinic's first ones. */
  readonly ids?: (clinic: Furnished) => Readonly<Record<string, string>>;
  readonly ifMatch?: (clinic: Furnished) => number;
  /** The link of a client's mail, where that is the key. */
  readonly link?: (clinic: Furnished) => string;
}

const planned = (stage: keyof Furnished['plans'], body?: object): ValidRequest => ({
  by: 'ana',
  ids: ({ plans }) => ({ planId: plans[stage].id, lineId: plans[stage].lineId }),
  ifMatch: ({ plans }) => plans[stage].version,
  ...(body && { body: () => body }),
});

const today = (): string => new Date().toISOString().slice(0, 10);
const doubtful = ({ reviewed }: Furnished): Record<string, string> => ({ screeningId: reviewed.screeningId });

export const hookFor = (patientId: string, hook = 'patient-view'): object => ({ hook, hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', context: { patientId } });

/** Every operation that writes, in the order in which they can be sent one after the other. A new one needs its line here. */
export const VALID: Readonly<Record<string, ValidRequest>> = {
  signIn: { by: 'dee', body: () => ({ email: PEOPLE.dee.email, password: PASSWORD }) },
  hireStaff: { by: 'olu', body: () => ({ email: 'lin@alder.example', displayName: 'Lin Ito', roles: ['front_desk'] }) },
  editStaffMember: { by: 'olu', body: () => ({ displayName: 'Cy O. Okafor' }) },
  resetPassword: { by: 'olu', ids: ({ hired }) => ({ staffId: hired }) },
  recordDeparture: { by: 'olu', ids: ({ hired }) => ({ staffId: hired }) },
  editClinic: { by: 'olu', body: () => ({ name: 'Alder Massage Therapy' }) },
  setClinicTechnique: { by: 'olu', ifMatch: () => 0, body: () => ({ offered: true, localName: 'Mat stretching' }) },
  createClient: { by: 'dee', body: () => ({ givenName: 'Ida', familyName: 'Nwosu', dateOfBirth: '1980-01-31' }) },
  editClient: { by: 'dee', body: () => ({ phone: '+1 212 555 0199' }) },
  archiveClient: { by: 'dee', ids: ({ clients }) => ({ clientId: clients.toArchive }), body: () => ({ reason: 'moved_away' }) },
  restoreClient: { by: 'dee', ids: ({ clients }) => ({ clientId: clients.archived }) },
  inviteToIntake: { by: 'ana', body: ({ ids }) => ({ expiresInDays: 3, locale: 'en', corrects: ids.intakeId }) },
  inviteToWhatChanged: { by: 'dee', body: () => ({ expiresInDays: 1, locale: 'es', onTablet: true }) },
  revokeIntakeInvitation: { by: 'dee', ids: ({ toRevoke }) => ({ invitationId: toRevoke }) },
  saveIntakeAnswer: { body: () => ({ value: 'Office work, mostly typing' }) },
  requestClearance: { by: 'ana', ids: doubtful, body: ({ reviewed }) => ({ ruleIds: reviewed.ruleIds, addressedTo: 'Dr Ruiz', question: 'May we give light massage?' }) },
  receiveClearanceDocument: { by: 'ana', ids: ({ reviewed }) => ({ clientId: reviewed.clientId }), contentType: 'application/pdf', body: () => PDF },
  recordMedicalClearance: {
    by: 'ana', ids: doubtful,
    body: ({ ids, reviewed }) => ({ ruleIds: reviewed.ruleIds, clinicianName: 'Dr Ruiz', dated: today(), scope: 'Light massage', requestId: ids.requestId, documentId: ids.documentId }),
  },
  recordMedicalOutcome: {
    by: 'ana', ids: ({ urgent }) => ({ screeningId: urgent.screeningId }),
    body: () => ({ outcome: OUTCOMES[0], clinicianName: 'Dr Ruiz', seenOn: today(), finding: 'Nothing', clearedFor: 'All massage', reference: 'File 7' }),
  },
  reviewScreening: { by: 'ana', ids: ({ held }) => ({ screeningId: held.screeningId }), body: ({ held }) => clearing([held.ruleId]) },
  secondReview: { by: 'cy', body: ({ reviewed }) => clearing(reviewed.ruleIds) },
  rescreenClient: { by: 'ana', ids: ({ clients }) => ({ clientId: clients.toRescreen }) },
  closeClearance: { by: 'ana', ids: ({ toClose }) => ({ clearanceId: toClose }), body: () => ({ reason: 'new_symptom', note: 'A new bruise' }) },
  acknowledgeUrgentNotice: { by: 'ana', body: () => ({ done: 'Called: on the way to a doctor' }) },
  draftRuleSet: { by: 'ana', body: () => ASK_MORE },
  dryRunRuleSet: { by: 'ana' },
  activateRuleSet: { by: 'ana' },
  callScreeningHook: { by: 'ana', body: ({ ids }) => hookFor(ids.clientId ?? '') },
  callTreatmentStartHook: { by: 'ana', body: ({ ids }) => hookFor(ids.clientId ?? '', 'rhomboid-treatment-start') },
  suggestPlan: { by: 'ana', body: () => ({ therapistFlags: ['frail_older'] }) },
  draftPlan: { by: 'ana', body: () => ({}) },
  decidePlanLine: planned('draft', { decision: 'accepted' }),
  addPlanLine: planned('toWithdraw', { content: { review: { visit: 2, days: 14 } }, reason: 'An early look' }),
  approvePlan: planned('decided'),
  dischargePlan: planned('approved', { reason: 'goals_met', outcome: 'Turns the head without pain' }),
  withdrawPlan: { ...planned('toWithdraw', { reason: 'client_declined' }), ifMatch: ({ plans }) => plans.toWithdraw.version + 1 },
  signDischarge: {
    ...planned('toSign'),
    body: ({ numbersHash }) => ({ numbersHash, reason: 'goals_met', outcome: 'Turns the head without pain', recommended: { text: 'Come back if it returns', homecare: [{ item: 'breathing', dose: 'daily' }] } }),
  },
  amendDischarge: { by: 'ana', ids: ({ plans }) => ({ planId: plans.toSign.id }), body: () => ({ kind: 'addendum', text: 'Called: fine', reason: 'Follow-up' }) },
  startNote: { by: 'ana', body: () => ({ kind: 'treatment' }) },
  setNotePrivacy: { by: 'ana', ifMatch: ({ notes }) => notes.draft.version, body: () => ({ privacy: 'clinical' }) },
  saveNoteSection: { by: 'ana', body: () => ({ visit: { minutes: 50 } }) },
  copyNoteSection: { by: 'ana', body: () => ({ section: 'plan' }) },
  signNote: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.complete.id }), ifMatch: ({ notes }) => notes.complete.version, body: () => ({}) },
  withdrawNote: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.toWithdraw.id }), ifMatch: ({ notes }) => notes.toWithdraw.version, body: () => ({ reason: 'duplicate', text: 'Begun twice' }) },
  changeNotePrivacy: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.signed.id }), ifMatch: ({ notes }) => notes.signed.version, body: () => ({ privacy: 'named', readers: [PEOPLE.cy.id], reason: 'The client asked for it' }) },
  readInEmergency: { by: 'cy', body: () => ({ reason: 'client_in_danger', text: 'Fainted on the way home' }) },
  createNoteTemplate: { by: 'olu', body: () => ({ scope: 'clinic', title: 'Retest', sections: { objective: { retest: 'Turns the head further to the {side}' } } }) },
  editNoteTemplate: { by: 'ana', body: () => ({ title: 'Tight again', sections: { assessment: { impression: 'Tight again, {side}' } } }) },
  retireNoteTemplate: { by: 'ana', ids: ({ templates }) => ({ templateId: templates.toRetire }) },
  insertNoteTemplate: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.draft.id }), body: ({ templates }) => ({ templateId: templates.standing, section: 'objective', slots: { side: 'left' } }) },
  coSignNote: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.ofStudent.id }), body: ({ notes }) => ({ contentHash: notes.ofStudent.contentHash }) },
  amendNote: { by: 'ana', ids: ({ notes }) => ({ noteId: notes.signed.id }), body: () => ({ kind: 'addendum', text: 'Called: fine', reason: 'Follow-up' }) },
  searchNotes: { by: 'ana', body: () => ({ text: 'stiff' }) },
  writeCareNotes: { by: 'ana', ifMatch: () => 1, body: () => ({ boundaries: { regions: ['low_back'], pressureMax: 4, products: [] }, allergies: [] }) },
  checkIdentity: { body: ({ writer }) => ({ familyName: writer.familyName, dateOfBirth: writer.dateOfBirth }) },
  submitIntake: { body: () => SIGNED },
  optOut: {},
  receiveText: { contentType: 'application/x-www-form-urlencoded', body: () => 'From=%2B12125550199&Body=STOP' },
  ...VALID_BOOKING,
  changePassword: { by: 'cy', body: () => ({ currentPassword: PASSWORD, newPassword: 'cy knows eight knots' }) },
  signOut: { by: 'cy' },
};
