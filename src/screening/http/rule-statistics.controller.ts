import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { ReadRuleStatistics } from '../use-cases/rule-statistics';
import { ScreeningStatisticsResponse } from './rule-statistics.response';

@ApiTags('screening')
@Controller('screening-statistics')
export class RuleStatisticsController {
  constructor(private readonly statistics: ReadRuleStatistics) {}

  /** How often each rule fires and is overridden, and how long a hold takes to clear. Counts below five are not told. */
  @Get()
  @RequirePermission('rules:manage')
  async getScreeningStatistics(): Promise<ScreeningStatisticsResponse> {
    return ScreeningStatisticsResponse.of(await this.statistics.read());
  }
}
