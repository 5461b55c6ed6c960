import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { notFound } from '../../platform/errors/domain-error';
import { RequirePermission } from '../../platform/http/permission';
import { isId } from '../../platform/ids/ids';
import { ReadRuleFindings, type StoredScreening } from '../use-cases/rule-findings';
import { FhirSearchRequest } from './rule-fhir.request';
import { FhirBundleResponse } from './rule-fhir.response';

/** Findings as FHIR R4, to be read only. */
@ApiTags('interchange')
@Controller('fhir')
export class RuleFhirController {
  constructor(private readonly findings: ReadRuleFindings) {}

  @Get('DetectedIssue')
  @RequirePermission('screening:read')
  async searchDetectedIssues(@Query() { patient }: FhirSearchRequest): Promise<FhirBundleResponse> {
    return FhirBundleResponse.ofIssues(await this.#latest(patient));
  }

  @Get('Flag')
  @RequirePermission('screening:read')
  async searchFlags(@Query() { patient }: FhirSearchRequest): Promise<FhirBundleResponse> {
    return FhirBundleResponse.ofFlags(await this.#latest(patient));
  }

  #latest(patient: string): Promise<StoredScreening | undefined> {
    const id = patient.replace(/^Patient\//, '');
    if (!isId(id)) throw notFound();
    return this.findings.latest(id);
  }
}
