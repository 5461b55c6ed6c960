import type { StoredMedicalOutcome } from '../use-cases/read-screenings';

export class MedicalOutcomeResponse {
  id: string;
  outcome: string;
  /** True: a new intake may open the gate. */
  endsHold: boolean;
  clinicianName: string;
  seenOn: string;
  finding: string;
  clearedFor: string | null;
  reference: string;
  recordedBy: string;
  recordedAt: Date;

  static of(stored: StoredMedicalOutcome): MedicalOutcomeResponse {
    const { id, outcome, endsHold, clinicianName, seenOn, finding, clearedFor, reference, recordedBy, recordedAt } = stored;
    return { id, outcome, endsHold, clinicianName, seenOn, finding, clearedFor: clearedFor ?? null, reference, recordedBy, recordedAt };
  }
}
