import { isWrite, operations, urlOf, type Operation } from '../support/api-description';
import type { Answer } from '../support/client';
import { completeIntake, fill, invite, knots, openForm, takeOn } from '../support/course';
import { CANARY, furnish, type Furnished } from '../support/furnished-clinic';
import { rowsOf } from '../support/tenant-rows';
import { VALID } from '../support/valid-bodies';
import { CLINIC_A, openWorld, PASSWORD, PEOPLE, type Client, type Person, type World } from '../support/world';

const EVERYBODY = 'front_desk therapist owner';
/** Which roles may use each route. A new route needs its line here. */
const MAY: Readonly<Record<string, string>> = {
  getSession: EVERYBODY,
  signOut: EVERYBODY,
  changePassword: EVERYBODY,
  getClinic: EVERYBODY,
  editClinic: 'owner',
  listStaff: EVERYBODY,
  getStaffMember: EVERYBODY,
  hireStaff: 'owner',
  editStaffMember: 'owner',
  recordDeparture: 'owner',
  resetPassword: 'owner',
  listAuditEvents: 'owner',
  listTechniques: EVERYBODY,
  getTechnique: EVERYBODY,
  setClinicTechnique: 'owner',
  listRegions: EVERYBODY,
  listMuscles: EVERYBODY,
  listMuscleChains: EVERYBODY,
  listStrokes: EVERYBODY,
  listSelfCare: EVERYBODY,
  createClient: EVERYBODY,
  listClients: EVERYBODY,
  getClient: EVERYBODY,
  listPossibleDuplicates: EVERYBODY,
  editClient: EVERYBODY,
  archiveClient: EVERYBODY,
  restoreClient: EVERYBODY,
  getCareNotes: 'therapist',
  writeCareNotes: 'therapist',
  inviteToIntake: EVERYBODY,
  inviteToWhatChanged: EVERYBODY,
  listIntakeInvitations: EVERYBODY,
  revokeIntakeInvitation: EVERYBODY,
  getIntake: 'therapist',
  listIntakes: 'therapist',
  getGate: EVERYBODY,
  listScreenings: 'therapist',
  getScreening: 'therapist',
  rescreenClient: 'therapist',
  reviewScreening: 'therapist',
  secondReview: 'therapist',
  getReview: 'therapist',
  closeClearance: 'therapist',
  listScreeningRules: 'therapist',
  getReviewQueue: 'therapist',
  acknowledgeUrgentNotice: 'therapist',
  requestClearance: 'therapist',
  getClearanceLetter: 'therapist',
  receiveClearanceDocument: 'therapist',
  getClearanceDocument: 'therapist',
  recordMedicalClearance: 'therapist',
  recordMedicalOutcome: 'therapist',
  listRuleSetDrafts: 'therapist owner',
  draftRuleSet: 'therapist owner',
  getRuleSetDraft: 'therapist owner',
  dryRunRuleSet: 'therapist owner',
  activateRuleSet: 'therapist owner',
  getScreeningStatistics: 'therapist owner',
  listCdsServices: 'therapist',
  callScreeningHook: 'therapist',
  callTreatmentStartHook: 'therapist',
  searchDetectedIssues: 'therapist',
  searchFlags: 'therapist',
  suggestPlan: 'therapist',
  draftPlan: 'therapist',
  listPlans: 'therapist',
  getPlan: 'therapist',
  decidePlanLine: 'therapist',
  addPlanLine: 'therapist',
  approvePlan: 'therapist',
  listPlanApprovals: 'therapist',
  withdrawPlan: 'therapist',
  dischargePlan: 'therapist',
  createLocation: 'owner',
  listLocations: EVERYBODY,
  editLocation: 'owner',
  createResource: 'owner',
  listResources: EVERYBODY,
  getResource: EVERYBODY,
  editResource: 'owner',
  retireResource: 'owner',
  writeHours: 'owner',
  writeSkills: 'owner',
  writePlaces: 'owner',
  addExtraHours: 'owner',
  deleteExtraHours: 'owner',
  writeDay: 'owner',
  forgetDay: 'owner',
  createService: 'owner',
  listServices: EVERYBODY,
  editService: 'owner',
  retireService: 'owner',
  createVariant: 'owner',
  changeTerms: 'owner',
  retireVariant: 'owner',
  createAbsence: 'owner',
  listAbsences: EVERYBODY,
  deleteAbsence: 'owner',
  createBlock: EVERYBODY,
  liftBlock: EVERYBODY,
  listAvailability: EVERYBODY,
  explainAvailability: EVERYBODY,
  // Whose visit it is, and who does what on the day, the life of a visit says (src/booking/domain/life-cycle.ts).
  bookAppointment: EVERYBODY,
  getAppointment: EVERYBODY,
  getAppointmentHistory: EVERYBODY,
  listMessagesOfVisit: EVERYBODY,
  moveAppointment: EVERYBODY,
  cancelAppointment: EVERYBODY,
  confirmAppointment: EVERYBODY,
  extendHold: EVERYBODY,
  releaseHold: EVERYBODY,
  approveRequest: EVERYBODY,
  declineRequest: EVERYBODY,
  recordArrival: EVERYBODY,
  undoArrival: EVERYBODY,
  checkInClient: EVERYBODY,
  startSession: EVERYBODY,
  completeSession: EVERYBODY,
  reopenSession: EVERYBODY,
  recordNoShow: EVERYBODY,
  standDown: EVERYBODY,
  voidAppointment: EVERYBODY,
  readDiary: EVERYBODY,
  readDaySheet: EVERYBODY,
  listAppointmentsOfClient: EVERYBODY,
  createCalendarFeed: EVERYBODY,
  listCalendarFeeds: EVERYBODY,
  revokeCalendarFeed: EVERYBODY,
  planSeries: EVERYBODY,
  bookSeries: EVERYBODY,
  cancelSeries: EVERYBODY,
  getBookingPreference: EVERYBODY,
  writeBookingPreference: EVERYBODY,
  keepApart: 'owner',
  bringTogether: 'owner',
  joinWaitlist: EVERYBODY,
  listWaitlist: EVERYBODY,
  leaveWaitlist: EVERYBODY,
  getOnlineBooking: EVERYBODY,
  setOnlineBooking: 'owner',
  listOnlineRequests: EVERYBODY,
  createBookingLink: EVERYBODY,
  listBookingLinks: EVERYBODY,
  revokeBookingLink: EVERYBODY,
  startNote: 'therapist',
  listNotes: 'therapist',
  readOutcomes: 'therapist',
  readNote: 'therapist',
  saveNoteSection: 'therapist',
  copyNoteSection: 'therapist',
  setNotePrivacy: 'therapist',
  signNote: 'therapist',
  withdrawNote: 'therapist',
  readDischarge: 'therapist',
  signDischarge: 'therapist',
  amendDischarge: 'therapist',
  printDischarge: 'therapist',
  insertNoteTemplate: 'therapist',
  createNoteTemplate: 'therapist owner',
  listNoteTemplates: 'therapist owner',
  getNoteTemplate: 'therapist owner',
  editNoteTemplate: 'therapist owner',
  retireNoteTemplate: 'therapist owner',
  readNotePrivacy: 'therapist owner',
  changeNotePrivacy: 'therapist owner',
  readInEmergency: 'therapist',
  listEmergencyReadings: 'therapist owner',
  listNotesOfVisit: 'therapist',
  listVisitNoteStates: 'therapist',
  coSignNote: 'therapist',
  amendNote: 'therapist',
  readBodyChart: 'therapist',
  listUnsignedNotes: 'therapist',
  searchNotes: 'therapist',
  readPlanProgress: 'therapist',
  printNote: 'therapist',
  printPlan: 'therapist',
  printChart: 'therapist',
  exportChart: 'therapist',
  readOutcomeStatistics: 'therapist owner',
};
const OF_ROLE: Readonly<Record<string, Person>> = { front_desk: 'dee', therapist: 'ana', owner: 'olu' };
const ofStaff = operations.filter(({ access }) => access?.kind === 'permission' || access?.kind === 'staff');
const ofLinks = operations.filter(({ access }) => access?.kind === 'intake');
const NOBODY = '0190a000-0000-7000-8000-0000000000ff';

/** Furnishing a clinic is a thousand requests. */
const PATIENCE = 120_000;

jest.setTimeout(PATIENCE);

describe('who may do what', () => {
  let world: World;
  let alder: Furnished;
  beforeAll(async () => {
    world = await openWorld();
    alder = await furnish(world);
  }, PATIENCE);
  afterAll(() => world.close());

  const send = (browser: Client, operation: Operation, ids: Readonly<Record<string, string>>, body?: object | string, headers: Record<string, string> = {}): Promise<Answer> =>
    browser.send(operation.method.toUpperCase(), world.url + urlOf(operation, ids), isWrite(operation) ? body : undefined, { ...(operation.needsIfMatch ? { ifMatch: 1 } : {}), headers: { ...(typeof body === 'string' ? { 'content-type': VALID[operation.id]?.contentType ?? '' } : {}), ...headers } });
  const validTo = (browser: Client, operation: Operation, headers?: Record<string, string>): Promise<Answer> =>
    send(browser, operation, { ...alder.ids, ...VALID[operation.id]?.ids?.(alder) }, VALID[operation.id]?.body?.(alder), headers);
  const newSession = async (person: Person): Promise<Client> => {
    const browser = world.stranger();
    await browser.post('/session', { email: PEOPLE[person].email, password: PASSWORD });
    return browser;
  };

  it('is written down for every route of the staff', () => {
    expect(ofStaff.map(({ id }) => id).filter((id) => !MAY[id])).toEqual([]);
    expect(Object.keys(MAY).filter((id) => !ofStaff.some((operation) => operation.id === id))).toEqual([]);
  });

  it.each(Object.keys(OF_ROLE).map((role) => [role] as const))('refuses %s every other route with a valid request, and nothing happens but that it is on record', async (role) => {
    const person = OF_ROLE[role] ?? 'dee';
    await world.as(person).get('/session');
    const before = await rowsOf(world, CLINIC_A);
    for (const operation of ofStaff.filter(({ id }) => !MAY[id]?.split(' ').includes(role))) {
      const { status, body } = await validTo(world.as(person), operation);
      expect([operation.id, status, body.code]).toEqual([operation.id, 403, 'not_permitted']);
      const unknown = await send(world.as(person), operation, { ...Object.fromEntries(operation.pathParameters.map((name) => [name, NOBODY])) }, {});
      expect([operation.id, unknown.status, unknown.body.detail]).toEqual([operation.id, 403, body.detail]);
    }
    const { audit_event: events, ...after } = await rowsOf(world, CLINIC_A);
    const { audit_event: eventsBefore, ...untouched } = before;
    expect(after).toEqual(untouched);
    expect(events).not.toBe(eventsBefore);
  });

  it.each(Object.keys(OF_ROLE).map((role) => [role] as const))('lets %s in where the table says so', async (role) => {
    const browser = await newSession(OF_ROLE[role] ?? 'dee');
    const allowed = ofStaff.filter(({ id }) => MAY[id]?.split(' ').includes(role));
    // Tried on nobody, or with a body that is refused: it is the door that is looked at.
    for (const operation of [...allowed.filter(({ id }) => id !== 'signOut'), ...allowed.filter(({ id }) => id === 'signOut')]) {
      const ids = { ...alder.ids, ...(isWrite(operation) ? Object.fromEntries(operation.pathParameters.map((name) => [name, NOBODY])) : {}) };
      const { status } = await send(browser, operation, ids, { stranger: true });
      expect([operation.id, status, [200, 204, 400, 404].includes(status)]).toEqual([operation.id, status, true]);
    }
  });

  it('asks everybody else to sign in: strangers, clients with a link, and who signed out', async () => {
    const gone = await newSession('olu');
    const cookies = new Map(gone.cookies);
    await gone.delete('/session');
    for (const [name, value] of cookies) gone.cookies.set(name, value);
    const before = await rowsOf(world, CLINIC_A);
    for (const operation of ofStaff)
      for (const answer of [await validTo(world.stranger(), operation), await validTo(alder.phone, operation, { 'intake-token': alder.token }), await validTo(gone, operation)])
        expect([operation.id, answer.status]).toEqual([operation.id, 401]);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('opens a form to nobody without its link, be they staff', async () => {
    const before = await rowsOf(world, CLINIC_A);
    for (const operation of ofLinks) {
      for (const browser of [world.stranger(), world.as('olu'), world.as('ana')])
        for (const headers of [{}, { 'intake-token': 'x'.repeat(43) }, { 'intake-token': alder.ids.invitationId ?? '' }] as Record<string, string>[])
          expect([operation.id, [401, 404].includes((await validTo(browser, operation, headers)).status)]).toEqual([operation.id, true]);
      const forged = world.stranger();
      forged.cookies.set('intake', 'y'.repeat(43));
      expect([operation.id, [401, 404].includes((await validTo(forged, operation)).status)]).toEqual([operation.id, true]);
    }
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('shows a client nothing of another, whatever link and cookie are mixed', async () => {
    const lea = await takeOn(world, 'dee', { givenName: 'Lea' });
    const token = await invite(world, 'dee', lea.id);
    const phone = await openForm(world, token, lea);
    await fill(phone, { ...knots, reason_for_visit: 'My own back' });
    const done = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', done, { ...knots, fever: 'yes' });
    const theirs = [CANARY, alder.writer.familyName, alder.writer.id, alder.ids.clientId ?? '', done.familyName];
    for (const operation of ofLinks.filter((one) => !isWrite(one))) {
      const mine = await validTo(phone, operation);
      const mixed = await validTo(phone, operation, { 'intake-token': alder.token });
      for (const answer of [mine, mixed]) expect([operation.id, theirs.filter((text) => JSON.stringify(answer.body).includes(text))]).toEqual([operation.id, []]);
      if (operation.access?.verified) expect([operation.id, mixed.status]).toEqual([operation.id, 401]);
    }
    const before = await rowsOf(world, CLINIC_A);
    for (const operation of ofLinks.filter((one) => isWrite(one) && one.access?.verified))
      expect([operation.id, (await validTo(phone, operation, { 'intake-token': alder.token })).status]).toEqual([operation.id, 401]);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });
});
