import { standardRuleSet } from '../rules/standard';
import type { NoticeInQueue } from '../use-cases/read-review-queue';
import { FindingResponse } from './finding.response';

/** An answer that cannot wait, as soon as it was given. */
export class UrgentNoticeResponse {
  id: string;
  clientId: string;
  givenName: string;
  familyName: string;
  noticedAt: Date;
  /** False: the form is still with the client, and may never be sent. */
  formSent: boolean;
  finding: FindingResponse;

  static of({ id, clientId, givenName, familyName, noticedAt, formSent, finding, form }: NoticeInQueue): UrgentNoticeResponse {
    return { id, clientId, givenName, familyName, noticedAt, formSent, finding: FindingResponse.of(finding, form, standardRuleSet.sources) };
  }
}
