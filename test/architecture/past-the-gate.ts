/**
 * Acceptance 3 of the screening issue, as a table: what each route answers in each state of the gate. `npm test` holds the
 * server to it, and it to the server: a new route, a new state or a new write of a repository fails until it stands here.
 */

/** Routes that make or change a plan, a suggestion, a note or the start of a visit; some are tried in two ways. */
export const ROUTES = [
  'suggestPlan', 'draftPlan', 'decidePlanLine', 'addPlanLine', 'approvePlan', 'withdrawPlan', 'dischargePlan', 'signDischarge', 'amendDischarge',
  'startNote', 'startNote: not given', 'saveNoteSection', 'copyNoteSection', 'setNotePrivacy', 'signNote', 'signNote: late, with the reason', 'coSignNote', 'amendNote',
  'insertNoteTemplate', 'withdrawNote', 'changeNotePrivacy',
  'bookAppointment', 'confirmAppointment', 'confirmOwnVisit', 'approveRequest', 'checkInClient', 'startSession', 'completeSession', 'reopenSession',
] as const;
export type Route = (typeof ROUTES)[number];
export type Outcomes = Readonly<Record<Route, string>>;

/** Plans are made, notes begun and visits started; nothing of it asks for less. */
const OPEN: Outcomes = {
  suggestPlan: '200', draftPlan: '201', decidePlanLine: '200', addPlanLine: '201', approvePlan: '201', withdrawPlan: '201', dischargePlan: '201', signDischarge: '201', amendDischarge: '201',
  startNote: '201', 'startNote: not given': '201', saveNoteSection: '200', copyNoteSection: '200', setNotePrivacy: '200', signNote: '201', 'signNote: late, with the reason': '201', coSignNote: '201', amendNote: '201',
  insertNoteTemplate: '200', withdrawNote: '201', changeNotePrivacy: '201',
  bookAppointment: '201 booked', confirmAppointment: '200 booked', confirmOwnVisit: '200 booked', approveRequest: '200 booked', checkInClient: '200 checked_in', startSession: '200 in_session', completeSession: '200 completed', reopenSession: '200 in_session',
};

/**
 * Ending care, writing down what was done or not done, and tidying a visit that ran already need no open gate. Everything
 * else does. Who is held may have a time kept, which becomes firm with the gate.
 */
const CLOSED: Outcomes = {
  ...OPEN,
  suggestPlan: '409 gate_closed', draftPlan: '409 gate_closed', decidePlanLine: '409 gate_closed', addPlanLine: '409 gate_closed', approvePlan: '409 gate_closed',
  startNote: '409 gate_closed', signNote: '409 gate_closed',
  bookAppointment: '201 held', confirmAppointment: '409 not_cleared', confirmOwnVisit: '409 not_cleared', approveRequest: '409 not_cleared',
  checkInClient: '409 screening_missing', startSession: '409 screening_missing',
};
/** Warning signs of more than a day ago do for a plan and a time, and for no treatment; what was begun in time may be signed. */
const AGED: Outcomes = { ...OPEN, startNote: '409 gate_closed', checkInClient: '409 screening_missing', startSession: '409 screening_missing' };
/** Answered today: the client may wait inside, and a therapist decides. */
const HELD: Outcomes = { ...CLOSED, checkInClient: '200 checked_in', startSession: '409 therapist_must_decide' };
const STOPPED: Outcomes = { ...CLOSED, bookAppointment: '409 please_call', checkInClient: '409 must_not_be_treated', startSession: '409 must_not_be_treated' };
/** No plan or note was ever made: there is none to name. */
const NEVER: Outcomes = {
  ...CLOSED,
  decidePlanLine: '404 not_found', addPlanLine: '404 not_found', approvePlan: '404 not_found', withdrawPlan: '404 not_found', dischargePlan: '404 not_found', signDischarge: '404 not_found', amendDischarge: '404 not_found',
  saveNoteSection: '404 not_found', copyNoteSection: '404 not_found', setNotePrivacy: '404 not_found', signNote: '404 not_found', 'signNote: late, with the reason': '404 not_found', coSignNote: '404 not_found', amendNote: '404 not_found',
  insertNoteTemplate: '404 not_found', withdrawNote: '404 not_found', changeNotePrivacy: '404 not_found',
  checkInClient: '409 forms_incomplete',
};
/** Cleared again, but by other answers: what was decided before rests on what no longer holds. */
const STRICTER: Outcomes = { ...OPEN, decidePlanLine: '422 line_forbidden', approvePlan: '409 plan_outdated' };

export interface GateState {
  /** Of the nine that the issue names; the others are ways into them. */
  readonly is: 'none' | 'aged' | 'changed' | 'held' | 'referred' | 'urgent' | 'emergency' | 'cleared' | 'expired clearance';
  readonly reasons: readonly string[];
  readonly outcomes: Outcomes;
}

/** In the order in which they are tried: the last ones move the clock. */
export const STATES = {
  'never screened': { is: 'none', reasons: ['not_screened'], outcomes: NEVER },
  'cleared by a mild screening': { is: 'cleared', reasons: [], outcomes: OPEN },
  'checked again before the visit, with nothing new': { is: 'cleared', reasons: [], outcomes: OPEN },
  'with warning signs answered more than a day ago': { is: 'aged', reasons: [], outcomes: AGED },
  'held by the short check': { is: 'held', reasons: ['hold_therapist_review'], outcomes: HELD },
  'cleared by a review of level 2, with more limits': { is: 'cleared', reasons: [], outcomes: STRICTER },
  'held at level 2 by a new intake': { is: 'held', reasons: ['hold_therapist_review'], outcomes: HELD },
  'kept on hold by a review': { is: 'held', reasons: ['hold_therapist_review'], outcomes: HELD },
  'held while the client corrects a mistake': { is: 'held', reasons: ['hold_therapist_review'], outcomes: HELD },
  'held at level 3': { is: 'referred', reasons: ['hold_medical_clearance'], outcomes: HELD },
  'at level 3 with one review of two': { is: 'referred', reasons: ['hold_medical_clearance'], outcomes: HELD },
  'referred by a therapist': { is: 'referred', reasons: ['hold_medical_clearance'], outcomes: HELD },
  'at level 4': { is: 'urgent', reasons: ['stop_urgent'], outcomes: STOPPED },
  'moved up to level 4 by a therapist': { is: 'urgent', reasons: ['stop_urgent'], outcomes: STOPPED },
  'at level 5': { is: 'emergency', reasons: ['stop_emergency'], outcomes: STOPPED },
  'at level 5, after somebody tried to clear it': { is: 'emergency', reasons: ['stop_emergency'], outcomes: STOPPED },
  'closed by a therapist': { is: 'changed', reasons: ['screening_outdated'], outcomes: CLOSED },
  'closed by an urgent answer in a form that was not sent': { is: 'changed', reasons: ['screening_outdated'], outcomes: CLOSED },
  'without a consent that is needed': { is: 'changed', reasons: ['consent_missing'], outcomes: { ...CLOSED, checkInClient: '409 forms_incomplete' } },
  'cleared for one visit, which took place': { is: 'expired clearance', reasons: ['visits_used'], outcomes: CLOSED },
  'cleared by a review for a week, eight days ago': { is: 'expired clearance', reasons: ['clearance_expired'], outcomes: CLOSED },
  'with answers older than 30 days': { is: 'aged', reasons: ['clearance_expired'], outcomes: CLOSED },
} as const satisfies Readonly<Record<string, GateState>>;
export type StateName = keyof typeof STATES;

/** Every write of a repository to a plan, a note or an appointment, and the routes that were seen to reach it. */
export const WRITES: Readonly<Record<string, readonly Route[]>> = {
  'INSERT appointment': ['bookAppointment'],
  'INSERT appointment_event': ['bookAppointment', 'confirmAppointment', 'confirmOwnVisit', 'approveRequest', 'checkInClient', 'startSession', 'completeSession', 'reopenSession'],
  'INSERT discharge_amendment': ['amendDischarge'],
  'INSERT discharge_summary': ['signDischarge'],
  'INSERT note_amendment': ['amendNote'],
  'INSERT note_cosignature': ['coSignNote'],
  'INSERT note_finding': ['signNote', 'signNote: late, with the reason'],
  'INSERT note_score': ['signNote', 'signNote: late, with the reason'],
  'INSERT note_section': ['startNote', 'startNote: not given'],
  'INSERT note_signature': ['signNote', 'signNote: late, with the reason'],
  'INSERT note_withdrawal': ['withdrawNote'],
  'INSERT note_treatment_line': ['signNote', 'signNote: late, with the reason'],
  'INSERT plan_approval': ['approvePlan'],
  'INSERT plan_discharge': ['dischargePlan', 'signDischarge'],
  'INSERT plan_line': ['draftPlan', 'addPlanLine'],
  'INSERT plan_line_decision': ['decidePlanLine'],
  'INSERT plan_withdrawal': ['withdrawPlan'],
  'INSERT session_note': ['startNote', 'startNote: not given'],
  'INSERT treatment_plan': ['draftPlan'],
  // Booking also lets go of holds that ran out and are in the way.
  'UPDATE appointment': ['bookAppointment', 'confirmAppointment', 'confirmOwnVisit', 'approveRequest', 'checkInClient', 'startSession', 'completeSession', 'reopenSession'],
  'UPDATE note_section': ['saveNoteSection', 'copyNoteSection', 'signNote', 'signNote: late, with the reason', 'insertNoteTemplate', 'withdrawNote'],
  'UPDATE session_note': ['saveNoteSection', 'copyNoteSection', 'setNotePrivacy', 'signNote', 'signNote: late, with the reason', 'insertNoteTemplate', 'withdrawNote'],
  'UPDATE treatment_plan': ['decidePlanLine', 'addPlanLine', 'approvePlan', 'withdrawPlan', 'dischargePlan', 'signDischarge'],
};

/** Writes that no route of the table reaches, and why that is well. */
export const OTHER_WRITES: Readonly<Record<string, string>> = {
  'INSERT note_template': 'words for notes, about nobody',
  'INSERT note_template_version': 'words for notes, about nobody',
  'UPDATE note_template': 'words for notes, about nobody',
};

/** Every other route that writes, by why it is none of these. */
export const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'people, set-up, rules and clients': [
    'signIn', 'signOut', 'changePassword', 'hireStaff', 'editStaffMember', 'recordDeparture', 'resetPassword', 'editClinic', 'setClinicTechnique',
    'createClient', 'editClient', 'archiveClient', 'restoreClient', 'writeCareNotes', 'draftRuleSet', 'dryRunRuleSet', 'activateRuleSet',
    'createLocation', 'editLocation', 'createResource', 'editResource', 'retireResource', 'writeHours', 'writeSkills', 'writeDay', 'forgetDay',
    'createService', 'editService', 'retireService', 'createVariant', 'changeTerms', 'retireVariant', 'createAbsence', 'deleteAbsence', 'createBlock', 'liftBlock',
    'writePlaces', 'addExtraHours', 'deleteExtraHours', 'setOnlineBooking', 'createBookingLink', 'revokeBookingLink', 'createCalendarFeed', 'revokeCalendarFeed', 'optOut', 'receiveText', 'createNoteTemplate', 'editNoteTemplate', 'retireNoteTemplate', 'writeBookingPreference', 'keepApart', 'bringTogether', 'joinWaitlist', 'leaveWaitlist',
  ],
  'what the gate itself is made of': [
    'inviteToIntake', 'inviteToWhatChanged', 'revokeIntakeInvitation', 'checkIdentity', 'checkBookingIdentity', 'saveIntakeAnswer', 'submitIntake', 'rescreenClient', 'reviewScreening', 'secondReview', 'recordMedicalOutcome',
    'requestClearance', 'recordMedicalClearance', 'receiveClearanceDocument', 'closeClearance', 'acknowledgeUrgentNotice',
  ],
  'a POST that only reads': ['readInEmergency', 'callScreeningHook', 'callTreatmentStartHook', 'searchNotes', 'planSeries'],
  'another time for a visit, or none: it starts nothing': [
    'moveAppointment', 'cancelAppointment', 'extendHold', 'releaseHold', 'declineRequest', 'recordArrival', 'undoArrival', 'recordNoShow', 'standDown', 'voidAppointment',
    'moveOwnVisit', 'cancelOwnVisit', 'cancelSeries',
  ],
  'as bookAppointment, once for each visit': ['bookSeries', 'bookMyVisit'],
  'as bookAppointment, of somebody never screened: a time that is only kept': ['requestOnline'],
};
