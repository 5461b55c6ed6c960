import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { decodeCursor, PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { isId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { RuleSetDesk } from '../use-cases/rule-set-desk';
import { RuleSetDraftRequest } from './rule-set-draft.request';
import { RuleSetDraftListResponse, RuleSetDraftResponse } from './rule-set-draft.response';

/** Dry runs name clients only to who reads screenings. */
const named = (): boolean => signedInStaff().permissions.has('screening:read');
const isInstant = (text = ''): boolean => !Number.isNaN(Date.parse(text));

@ApiTags('screening')
@Controller('rule-set-drafts')
export class RuleSetController {
  constructor(private readonly desk: RuleSetDesk) {}

  /** Drafts of this clinic's own rules, newest first; the one activated last is in use, on top of the standard. */
  @Get()
  @RequirePermission('rules:manage')
  async listRuleSetDrafts(@Query() { limit, cursor }: PageRequest): Promise<RuleSetDraftListResponse> {
    const after = decodeCursor(cursor, 2, ([at, id]) => isInstant(at) && isId(id));
    return RuleSetDraftListResponse.of(await this.desk.list({ limit, ...(after && { after }) }), limit, named());
  }

  /** Makes rules of the standard stricter, or adds rules. A draft never changes: a correction is another draft. */
  @Post()
  @RequirePermission('rules:manage')
  @HttpCode(201)
  @Idempotent()
  async draftRuleSet(@Body() { title, stricter, added }: RuleSetDraftRequest): Promise<RuleSetDraftResponse> {
    return RuleSetDraftResponse.of(await this.desk.draft({ title, changes: { stricter, added } }), named());
  }

  @Get(':draftId')
  @RequirePermission('rules:manage')
  async getRuleSetDraft(@IdParam('draftId') draftId: string): Promise<RuleSetDraftResponse> {
    return RuleSetDraftResponse.of(await this.desk.read(draftId), named());
  }

  /** Reads the newest answers of this clinic's clients by the rules in use and by the draft. Nothing is held or released by it. */
  @Post(':draftId/dry-run')
  @RequirePermission('rules:manage')
  @HttpCode(201)
  @Idempotent()
  async dryRunRuleSet(@IdParam('draftId') draftId: string): Promise<RuleSetDraftResponse> {
    return RuleSetDraftResponse.of(await this.desk.dryRun(draftId), named());
  }

  /** The first person approves, a second one activates. */
  @Post(':draftId/activation')
  @RequirePermission('rules:manage')
  @HttpCode(201)
  @Idempotent()
  async activateRuleSet(@IdParam('draftId') draftId: string): Promise<RuleSetDraftResponse> {
    return RuleSetDraftResponse.of(await this.desk.activate(draftId), named());
  }
}
