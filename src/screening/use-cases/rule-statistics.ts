import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { numbersOf, type ScreeningNumbers } from '../domain/rule-statistics';
import { RuleStatisticsRepository } from '../persistence/rule-statistics.repository';

/** How the rules do in this clinic: which fire, which are overridden, how long a hold lasts. */
@Injectable()
export class ReadRuleStatistics {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: RuleStatisticsRepository,
    private readonly audit: AuditTrail,
  ) {}

  read(): Promise<ScreeningNumbers> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const counts = await this.repository.counts();
      this.audit.record({ action: 'screening.statistics', recordType: 'screening', details: { count: counts.screenings } });
      return numbersOf(counts);
    });
  }
}
