import { CreatePlatform1790000000000 } from './1790000000000-create-platform';
import { CreateStaffAndAudit1790000001000 } from './1790000001000-create-staff-and-audit';
import { CreateTechniques1790000001500 } from './1790000001500-create-techniques';
import { CreateClients1790000002000 } from './1790000002000-create-clients';
import { CreateIntake1790000003000 } from './1790000003000-create-intake';
import { CreateScreening1790000004000 } from './1790000004000-create-screening';
import { RecordMedicalOutcomes1790000004500 } from './1790000004500-record-medical-outcomes';
import { RecordMedicalClearances1790000004600 } from './1790000004600-record-medical-clearances';
import { CreateTreatmentPlans1790000005000 } from './1790000005000-create-treatment-plans';
import { FindOtherWorkplaces1790000006000 } from './1790000006000-find-other-workplaces';
import { CreateBooking1790000007000 } from './1790000007000-create-booking';
import { CreateOutbox1790000007500 } from './1790000007500-create-outbox';
import { CreateRuleSets1790000008000 } from './1790000008000-create-rule-sets';
import { CreateSessionNotes1790000009000 } from './1790000009000-create-session-notes';
import { CheckBeforeEachVisit1790000009500 } from './1790000009500-check-before-each-visit';
import { CheckOnTheTablet1790000009600 } from './1790000009600-check-on-the-tablet';
import { CorrectACheck1790000009610 } from './1790000009610-correct-a-check';
import { DecideEachFinding1790000010000 } from './1790000010000-decide-each-finding';
import { NoticeUrgentAnswers1790000010100 } from './1790000010100-notice-urgent-answers';
import { OpenBookingOnline1790000011000 } from './1790000011000-open-booking-online';
import { InviteByTheServer1790000011100 } from './1790000011100-invite-by-the-server';
import { WorkInSeveralPlaces1790000011200 } from './1790000011200-work-in-several-places';
import { HandOverOnce1790000012000 } from './1790000012000-hand-over-once';
import { AskHowToReachClients1790000012100 } from './1790000012100-ask-how-to-reach-clients';
import { WithdrawNotesAndSayWhoReads1790000013000 } from './1790000013000-withdraw-notes-and-say-who-reads';
import { CreateNoteTemplates1790000013100 } from './1790000013100-create-note-templates';
import { SignDischarges1790000013200 } from './1790000013200-sign-discharges';
import { NoticeAgain1790000014100 } from './1790000014100-notice-again';
import { CloseForEachReason1790000014200 } from './1790000014200-close-for-each-reason';

/** Every migration, oldest first. A list and no glob: what runs is what a reviewer sees here. */
export const migrations = [
  CreatePlatform1790000000000,
  CreateStaffAndAudit1790000001000,
  CreateTechniques1790000001500,
  CreateClients1790000002000,
  CreateIntake1790000003000,
  CreateScreening1790000004000,
  RecordMedicalOutcomes1790000004500,
  RecordMedicalClearances1790000004600,
  CreateTreatmentPlans1790000005000,
  FindOtherWorkplaces1790000006000,
  CreateBooking1790000007000,
  CreateOutbox1790000007500,
  CreateRuleSets1790000008000,
  CreateSessionNotes1790000009000,
  CheckBeforeEachVisit1790000009500,
  CheckOnTheTablet1790000009600,
  CorrectACheck1790000009610,
  DecideEachFinding1790000010000,
  NoticeUrgentAnswers1790000010100,
  OpenBookingOnline1790000011000,
  InviteByTheServer1790000011100,
  WorkInSeveralPlaces1790000011200,
  HandOverOnce1790000012000,
  AskHowToReachClients1790000012100,
  WithdrawNotesAndSayWhoReads1790000013000,
  CreateNoteTemplates1790000013100,
  SignDischarges1790000013200,
  NoticeAgain1790000014100,
  CloseForEachReason1790000014200,
];
