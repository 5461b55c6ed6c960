import { clearing, type Furnished } from './furnished-clinic';
import { SIGNED } from './intake';
import { PASSWORD, PEOPLE, type Person } from './world';

/** A request that a permitted person may send once to the furnished clinic, and that succeeds. */
export interface ValidRequest {
  /** Who sends it; a client with an intake link where nobody is named. */
  readonly by?: Person;
  readonly body?: (clinic: Furnished) => object;
  /** Other ids than the clinic's first ones. */
  readonly ids?: (clinic: Furnished) => Readonly<Record<string, string>>;
  readonly ifMatch?: (clinic: Furnished) => number;
}

const planned = (stage: keyof Furnished['plans'], body?: object): ValidRequest => ({
  by: 'ana',
  ids: ({ plans }) => ({ planId: plans[stage].id, lineId: plans[stage].lineId }),
  ifMatch: ({ plans }) => plans[stage].version,
  ...(body && { body: () => body }),
});

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
  inviteToIntake: { by: 'dee', body: ({ ids }) => ({ expiresInDays: 3, locale: 'en', corrects: ids.intakeId }) },
  revokeIntakeInvitation: { by: 'dee', ids: ({ toRevoke }) => ({ invitationId: toRevoke }) },
  saveIntakeAnswer: { body: () => ({ value: 'Office work, mostly typing' }) },
  reviewScreening: { by: 'ana', ids: ({ held }) => ({ screeningId: held.screeningId }), body: ({ held }) => clearing([held.ruleId]) },
  secondReview: { by: 'cy', body: ({ reviewed }) => clearing(reviewed.ruleIds) },
  rescreenClient: { by: 'ana', ids: ({ clients }) => ({ clientId: clients.toRescreen }) },
  closeClearance: { by: 'ana', ids: ({ toClose }) => ({ clearanceId: toClose }), body: () => ({ reason: 'new_symptom', note: 'A new bruise' }) },
  suggestPlan: { by: 'ana', body: () => ({ therapistFlags: ['frail_older'] }) },
  draftPlan: { by: 'ana', body: () => ({}) },
  decidePlanLine: planned('draft', { decision: 'accepted' }),
  addPlanLine: planned('toWithdraw', { content: { review: { visit: 2, days: 14 } }, reason: 'An early look' }),
  approvePlan: planned('decided'),
  dischargePlan: planned('approved', { reason: 'goals_met', outcome: 'Turns the head without pain' }),
  withdrawPlan: { ...planned('toWithdraw', { reason: 'client_declined' }), ifMatch: ({ plans }) => plans.toWithdraw.version + 1 },
  writeCareNotes: { by: 'ana', ifMatch: () => 1, body: () => ({ boundaries: { regions: ['low_back'], pressureMax: 4, products: [] }, allergies: [] }) },
  checkIdentity: { body: ({ writer }) => ({ familyName: writer.familyName, dateOfBirth: writer.dateOfBirth }) },
  submitIntake: { body: () => SIGNED },
  changePassword: { by: 'cy', body: () => ({ currentPassword: PASSWORD, newPassword: 'cy knows eight knots' }) },
  signOut: { by: 'cy' },
};
