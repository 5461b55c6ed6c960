import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeCursor, PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { standardRuleSet } from '../rules/standard';
import { RuleListResponse } from './rule.response';

@ApiTags('screening')
@Controller('screening-rules')
export class RuleController {
  /** The rules of this release, by id: trigger, level, source and how sure. */
  @Get()
  @RequirePermission('screening:read')
  listScreeningRules(@Query() { limit, cursor }: PageRequest): RuleListResponse {
    return RuleListResponse.of(standardRuleSet, limit, decodeCursor(cursor, 1)?.[0]);
  }
}
