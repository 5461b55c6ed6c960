import type { StoredClearanceRequest, StoredMedicalClearance } from '../use-cases/read-screenings';

export class ClearanceRequestResponse {
  id: string;
  screeningId: string;
  ruleIds: string[];
  addressedTo: string;
  question: string;
  requestedBy: string;
  requestedAt: Date;

  static of({ id, screeningId, ruleIds, addressedTo, question, requestedBy, requestedAt }: StoredClearanceRequest): ClearanceRequestResponse {
    return { id, screeningId, ruleIds: [...ruleIds], addressedTo, question, requestedBy, requestedAt };
  }
}

export class MedicalClearanceResponse {
  id: string;
  screeningId: string;
  requestId: string | null;
  documentId: string | null;
  ruleIds: string[];
  clinicianName: string;
  dated: string;
  scope: string;
  conditions: string | null;
  expiresOn: string | null;
  recordedBy: string;
  recordedAt: Date;

  static of(stored: StoredMedicalClearance): MedicalClearanceResponse {
    const { id, screeningId, requestId, documentId, clinicianName, dated, scope, conditions, expiresOn, recordedBy, recordedAt } = stored;
    return { id, screeningId, requestId, documentId, ruleIds: [...stored.ruleIds], clinicianName, dated, scope, conditions, expiresOn, recordedBy, recordedAt };
  }
}

export class DocumentReceivedResponse {
  id: string;
}
