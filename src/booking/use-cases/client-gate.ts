import { Injectable } from '@nestjs/common';
import type { DayScreening } from '../domain/act';
import { isSameLocalDay } from '../domain/wall-clock';
import { Clock } from '../../platform/clock/clock';
import { Gate, type GateState } from '../../screening';

/** What a visit may become: booked, only pencilled in until the forms are done, or not without talking to us. */
export type Eligibility = 'may_book' | 'provisional' | 'call_us';

type Code = Extract<GateState, { open: false }>['reasons'][number]['code'];
const STOPS: readonly Code[] = ['stop_urgent', 'stop_emergency'];
const UNDECIDED: readonly Code[] = ['hold_therapist_review', 'hold_medical_clearance'];

/** Screening's answer in booking's words, which say nothing of why. */
@Injectable()
export class ClientGate {
  constructor(
    private readonly gate: Gate,
    private readonly clock: Clock,
  ) {}

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

  /** On the day: what was answered yesterday does not count. */
  async onTheDay(clientId: string, timezone: string): Promise<Readonly<{ screening: DayScreening; formsComplete: boolean }>> {
    const state = await this.gate.stateOf(clientId);
    const isOfToday = state.since !== undefined && isSameLocalDay(state.since.getTime(), this.clock.now().getTime(), timezone);
    if (state.open) return { screening: isOfToday ? 'clear' : 'missing', formsComplete: true };
    const codes = state.reasons.map(({ code }) => code);
    const formsComplete = !codes.includes('consent_missing') && !codes.includes('not_screened');
    if (codes.some((code) => STOPS.includes(code))) return { screening: 'stop', formsComplete };
    return { screening: isOfToday && codes.every((code) => UNDECIDED.includes(code)) ? 'undecided' : 'missing', formsComplete };
  }
}
