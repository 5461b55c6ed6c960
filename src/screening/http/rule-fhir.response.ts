import { ApiProperty } from '@nestjs/swagger';
import { rankOf } from '../domain/levels';
import type { StoredScreening } from '../use-cases/rule-findings';

const RULE = 'urn:rhomboid:screening-rule';
const LEVEL = 'urn:rhomboid:screening-level';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/flag-category';

export class FhirEntryResponse {
  fullUrl: string;
  /** A FHIR R4 resource. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  resource: object;
}

/** FHIR R4 Bundle of type searchset. */
export class FhirBundleResponse {
  resourceType: string;
  type: string;
  total: number;
  entry: FhirEntryResponse[];

  /** A DetectedIssue for each finding that asks something of anybody. */
  static ofIssues(screening: StoredScreening | undefined): FhirBundleResponse {
    const found = screening?.result.findings.filter(({ level }) => rankOf(level) > 0) ?? [];
    return bundle(
      'DetectedIssue',
      found.map(({ ruleId, condition, level, therapistNote }) => ({
        id: `${screening?.id}-${ruleId}`,
        status: 'final',
        code: { coding: [{ system: RULE, code: ruleId }], text: condition },
        severity: rankOf(level) >= 4 ? 'high' : rankOf(level) >= 2 ? 'moderate' : 'low',
        patient: { reference: `Patient/${screening?.clientId}` },
        identifiedDateTime: screening?.screenedAt.toISOString(),
        detail: therapistNote,
      })),
    );
  }

  /** One Flag while the latest screening holds. */
  static ofFlags(screening: StoredScreening | undefined): FhirBundleResponse {
    if (!screening || screening.rank < 2) return bundle('Flag', []);
    const { id, clientId, result, screenedAt } = screening;
    const flag = {
      id,
      status: 'active',
      category: [{ coding: [{ system: CATEGORY, code: 'safety' }] }],
      code: { coding: [{ system: LEVEL, code: result.level }], text: 'Hold before massage' },
      subject: { reference: `Patient/${clientId}` },
      period: { start: screenedAt.toISOString() },
    };
    return bundle('Flag', [flag]);
  }
}

const bundle = (resourceType: string, resources: readonly { id: string }[]): FhirBundleResponse => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ fullUrl: `urn:rhomboid:${resourceType}:${resource.id}`, resource: { resourceType, ...resource } })),
});
