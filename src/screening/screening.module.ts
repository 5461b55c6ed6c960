import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientsModule } from '../clients';
import { IntakeModule } from '../intake';
import { StaffModule } from '../staff';
import { ClearanceController } from './http/clearance.controller';
import { GateController } from './http/gate.controller';
import { IntakeSubmissionController } from './http/intake-submission.controller';
import { ReviewController } from './http/review.controller';
import { RuleCdsController } from './http/rule-cds.controller';
import { RuleFhirController } from './http/rule-fhir.controller';
import { RuleController } from './http/rule.controller';
import { RuleSetController } from './http/rule-set.controller';
import { RuleStatisticsController } from './http/rule-statistics.controller';
import { ScreeningController } from './http/screening.controller';
import { ClearanceRepository } from './persistence/clearance.repository';
import { ClientLock } from './persistence/client-lock';
import { RuleSetRepository } from './persistence/rule-set.repository';
import { RuleStatisticsRepository } from './persistence/rule-statistics.repository';
import { ScreeningRepository } from './persistence/screening.repository';
import { ScreeningReviewEntity } from './persistence/screening-review.entity';
import { ScreeningReviewRepository } from './persistence/screening-review.repository';
import { CloseClearance } from './use-cases/close-clearance';
import { Gate } from './use-cases/gate';
import { GateRecords } from './use-cases/gate-records';
import { ReadGate } from './use-cases/read-gate';
import { ReadReview } from './use-cases/read-review';
import { ReadScreenings } from './use-cases/read-screenings';
import { ReadOutcome } from './use-cases/read-outcome';
import { RecordScreening } from './use-cases/record-screening';
import { RescreenClient } from './use-cases/rescreen-client';
import { ReviewDesk } from './use-cases/review-desk';
import { ReviewScreening } from './use-cases/review-screening';
import { ReadRuleFindings } from './use-cases/rule-findings';
import { RuleSetDesk } from './use-cases/rule-set-desk';
import { RuleSets } from './use-cases/rule-sets';
import { ReadRuleStatistics } from './use-cases/rule-statistics';
import { SecondReview } from './use-cases/second-review';
import { SubmitIntake } from './use-cases/submit-intake';

@Module({
  imports: [TypeOrmModule.forFeature([ScreeningReviewEntity]), StaffModule, ClientsModule, IntakeModule],
  controllers: [IntakeSubmissionController, GateController, ScreeningController, ReviewController, ClearanceController, RuleController, RuleSetController, RuleStatisticsController, RuleCdsController, RuleFhirController],
  providers: [
    ClearanceRepository, ClientLock, ScreeningRepository, ScreeningReviewRepository,
    RuleSetRepository, RuleStatisticsRepository, RuleSets, RuleSetDesk, ReadRuleStatistics, ReadRuleFindings,
    CloseClearance, Gate, GateRecords, ReadGate, ReadOutcome, ReadReview, ReadScreenings, RecordScreening, RescreenClient, ReviewDesk, ReviewScreening, SecondReview, SubmitIntake,
  ],
  exports: [Gate],
})
export class ScreeningModule {}
