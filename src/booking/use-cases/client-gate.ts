import { Injectable } from '@nestjs/common';
import { Gate, type GateState, type VisitAnswers } from '../../screening';
import type { DayScreening } from '../domain/act';

/** What a visit may become: booked, only pencilled in until the forms are done, or not without talking to us. */
export type Eligibility = 'may_book' | 'provisional' | 'call_us';

type Code = Extract<GateState, { open: false }>['reasons'][number]['code'];
const STOPS: readonly Code[] = ['stop_urgent', 'stop_emergency'];
/** The check asks anew for what is too old. */
const MENDED_BY_CHECK: readonly Code[] = ['visit_check_due', 'clearance_expired'];
const UNDECIDED: readonly Code[] = ['hold_therapist_review', 'hold_medical_clearance'];

/** Screening's answer in booking's words, which say nothing of why. */
@Injectable()
export class ClientGate {
  constructor(private readonly gate: Gate) {}

  async eligibilityOf(clientId: string): Promise<Eligibility> {
    const state = await this.gate.stateOf(clientId);
    if (state.open) return 'may_book';
    return state.reasons.some(({ code }) => STOPS.includes(code)) ? 'call_us' : 'provisional';
  }

  /** Whether a form of the client's is what is missing, and not somebody's decision. */
  async needsForm(clientId: string): Promise<boolean> {
    const state = await this.gate.stateOf(clientId);
    return !state.open && !state.reasons.some(({ code }) => STOPS.includes(code) || UNDECIDED.includes(code));
  }

  /** Whether a short check is what a visit at that time lacks, and nothing else. */
  async needsCheck(clientId: string, visitAt: Date): Promise<boolean> {
    const { visit } = await this.gate.statesOf(clientId, visitAt);
    if (visit.open) return false;
    const codes = visit.reasons.map(({ code }) => code);
    return codes.includes('visit_check_due') && codes.every((code) => MENDED_BY_CHECK.includes(code));
  }

  /** On the day: what was last answered more than 24 hours ago does not count. */
  async onTheDay(clientId: string): Promise<Readonly<{ screening: DayScreening; formsComplete: boolean; answers?: VisitAnswers }>> {
    const { visit, answers } = await this.gate.statesToRelyOn(clientId);
    if (visit.open) return { screening: 'clear', formsComplete: true, ...(answers && { answers }) };
    const codes = visit.reasons.map(({ code }) => code);
    return { screening: screeningOf(codes), formsComplete: !codes.includes('consent_missing') && !codes.includes('not_screened'), ...(answers && { answers }) };
  }
}

const screeningOf = (codes: readonly Code[]): DayScreening => {
  if (codes.includes('visit_check_due')) return 'missing';
  if (codes.some((code) => STOPS.includes(code))) return 'stop';
  return codes.every((code) => UNDECIDED.includes(code)) ? 'undecided' : 'missing';
};
