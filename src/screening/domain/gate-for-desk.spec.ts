import type { GateReasonCode } from './gate';
import { holdForDesk } from './gate-for-desk';

const hold = (...codes: GateReasonCode[]) => holdForDesk({ open: false, reasons: codes.map((code) => ({ code, message: 'clinical' })) });

describe('what the front desk sees of a closed gate', () => {
  it.each<[GateReasonCode, string]>([
    ['not_screened', 'intake_needed'],
    ['clearance_expired', 'intake_needed'],
    ['consent_missing', 'intake_needed'],
    ['screening_outdated', 'therapist_must_call'],
    ['hold_therapist_review', 'therapist_must_call'],
    ['hold_medical_clearance', 'therapist_must_call'],
    ['stop_urgent', 'therapist_must_call'],
    ['stop_emergency', 'therapist_must_call'],
    ['visit_check_due', 'short_check_needed'],
  ])('%s reads as %s', (reason, code) => {
    expect(hold(reason).code).toBe(code);
  });

  it('is a full form where that is due anyway', () => {
    expect(hold('visit_check_due', 'clearance_expired').code).toBe('intake_needed');
    expect(hold('visit_check_due', 'hold_therapist_review').code).toBe('therapist_must_call');
  });

  it('is the call when there is more than one reason', () => {
    expect(hold('consent_missing', 'stop_emergency')).toEqual({ code: 'therapist_must_call', message: 'Hold: a therapist must call the client before the visit.' });
  });
});
