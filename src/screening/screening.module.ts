import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientsModule } from '../clients';
import { IntakeModule } from '../intake';
import { StaffModule } from '../staff';
import { ClearanceController } from './http/clearance.controller';
import { GateController } from './http/gate.controller';
import { IntakeSubmissionController } from './http/intake-submission.controller';
import { MedicalClearanceController } from './http/medical-clearance.controller';
import { MedicalOutcomeController } from './http/medical-outcome.controller';
import { UrgentNoticeController } from './http/urgent-notice.controller';
import { ReviewController } from './http/review.controller';
import { RuleCdsController } from './http/rule-cds.controller';
import { RuleFhirController } from './http/rule-fhir.controller';
import { RuleController } from './http/rule.controller';
import { RuleSetController } from './http/rule-set.controller';
import { RuleStatisticsController } from './http/rule-statistics.controller';
import { ScreeningController } from './http/screening.controller';
import { ClearanceRepository } from './persistence/clearance.repository';
import { ClientLock } from './persistence/client-lock';
import { ClearanceDocumentRepository } from './persistence/clearance-document.repository';
import { ClearanceVisitRepository } from './persistence/clearance-visit.repository';
import { ClearanceRequestRepository } from './persistence/clearance-request.repository';
import { MedicalClearanceRepository } from './persistence/medical-clearance.repository';
import { MedicalOutcomeRepository } from './persistence/medical-outcome.repository';
import { ReviewQueueQuery } from './persistence/review-queue.query';
import { UrgentNoticeRepository } from './persistence/urgent-notice.repository';
import { RuleSetRepository } from './persistence/rule-set.repository';
import { RuleStatisticsRepository } from './persistence/rule-statistics.repository';
import { ScreeningRepository } from './persistence/screening.repository';
import { ScreeningReviewEntity } from './persistence/screening-review.entity';
import { ScreeningReviewRepository } from './persistence/screening-review.repository';
import { ClearanceDocuments } from './use-cases/clearance-documents';
import { ClientVisits } from './use-cases/client-visits';
import { CloseClearance } from './use-cases/close-clearance';
import { AcknowledgeNotice } from './use-cases/acknowledge-notice';
import { AfterAHold } from './use-cases/after-a-hold';
import { ComposeUrgentMail } from './use-cases/compose-urgent-mail';
import { CountVisits } from './use-cases/count-visits';
import { Gate } from './use-cases/gate';
import { GateRecords } from './use-cases/gate-records';
import { GateWatch } from './use-cases/gate-watch';
import { HearOutdatedCheck } from './use-cases/hear-outdated-check';
import { HoldStates } from './use-cases/hold-states';
import { HoldForTrend } from './use-cases/hold-for-trend';
import { ReadGate } from './use-cases/read-gate';
import { ReadReview } from './use-cases/read-review';
import { ReadReviewQueue } from './use-cases/read-review-queue';
import { ReadScreenings } from './use-cases/read-screenings';
import { ReadOutcome } from './use-cases/read-outcome';
import { ReadTreatmentStart } from './use-cases/read-treatment-start';
import { RecordClearance } from './use-cases/record-clearance';
import { RecordMedicalOutcome } from './use-cases/record-medical-outcome';
import { RecordScreening } from './use-cases/record-screening';
import { RequestClearance } from './use-cases/request-clearance';
import { RescreenClient } from './use-cases/rescreen-client';
import { ReviewDesk } from './use-cases/review-desk';
import { ReviewScreening } from './use-cases/review-screening';
import { ReadRuleFindings } from './use-cases/rule-findings';
import { RuleSetDesk } from './use-cases/rule-set-desk';
import { RuleSets } from './use-cases/rule-sets';
import { ReadRuleStatistics } from './use-cases/rule-statistics';
import { SecondReview } from './use-cases/second-review';
import { SubmitIntake } from './use-cases/submit-intake';
import { UrgentNotices } from './use-cases/urgent-notices';
import { WatchDrafts } from './use-cases/watch-drafts';
import { WhatStands } from './use-cases/what-stands';
import { WriteLetter } from './use-cases/write-letter';

@Module({
  imports: [TypeOrmModule.forFeature([ScreeningReviewEntity]), StaffModule, ClientsModule, IntakeModule],
  controllers: [IntakeSubmissionController, GateController, ScreeningController, ReviewController, MedicalOutcomeController, MedicalClearanceController, ClearanceController, UrgentNoticeController, RuleController, RuleSetController, RuleStatisticsController, RuleCdsController, RuleFhirController],
  providers: [
    ClearanceRepository, ClearanceVisitRepository, ClientLock, ClearanceDocumentRepository, ClearanceRequestRepository, MedicalClearanceRepository, MedicalOutcomeRepository, ReviewQueueQuery, ScreeningRepository, ScreeningReviewRepository,
    UrgentNoticeRepository, UrgentNotices, AcknowledgeNotice, ComposeUrgentMail, WatchDrafts, ClientVisits,
    RuleSetRepository, RuleStatisticsRepository, RuleSets, RuleSetDesk, ReadRuleStatistics, ReadRuleFindings, ReadTreatmentStart,
    ClearanceDocuments, RecordClearance, RequestClearance, WriteLetter,
    AfterAHold, CloseClearance, CountVisits, HoldStates, WhatStands, Gate, GateRecords, GateWatch, HearOutdatedCheck, HoldForTrend, ReadGate, ReadOutcome, ReadReview, ReadReviewQueue, ReadScreenings, RecordMedicalOutcome, RecordScreening, RescreenClient, ReviewDesk, ReviewScreening, SecondReview, SubmitIntake,
  ],
  exports: [ClientVisits, CountVisits, Gate, GateWatch, HoldForTrend],
})
export class ScreeningModule {}
