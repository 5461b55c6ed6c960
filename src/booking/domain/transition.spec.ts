import { at } from '../../../test/booking/small-clinic';
import type { Act, ActKind } from './act';
import { BLOCKING_STATES, FINAL_STATES, FHIR_STATUS, STATES, type Actor, type Appointment, type AppointmentState } from './appointment';
import { GUARDS } from './guards';
import { appointmentId, clientId, resourceId, serviceId } from './ids';
import { LIFE_CYCLE } from './life-cycle';
import { cancellationTerms, feeCents } from './policy';
import { beginRefusal, minutesLeft, transition } from './transition';

const START = at('2026-03-02T09:00Z');
const END = at('2026-03-02T10:00Z');
const before = (minutes: number): number => START - minutes * 60_000;
const after = (minutes: number): number => START + minutes * 60_000;

const terms = { variantId: 'v60', version: 3, priceCents: 8_050, currency: 'EUR' };
const visit: Appointment = {
  id: appointmentId('a1'),
  clientId: clientId('ben'),
  serviceId: serviceId('deep'),
  state: 'booked',
  startsAt: START,
  endsAt: END,
  timezone: 'Europe/Berlin',
  resourceIds: [resourceId('ana'), resourceId('r1')],
  version: 4,
  sequence: 1,
  expiresAt: null,
  holder: null,
  provisional: false,
  terms,
  policy: { version: 1, cancelUntil: 24 * 60, moveUntil: 12 * 60, lateCancellation: { kind: 'percent', percent: 50 }, noShow: { kind: 'fixed', cents: 6_000 }, grace: 15, checkInOpens: 30 },
  actualStartAt: null,
  actualEndAt: null,
  cancellation: null,
  noShow: null,
};
const held: Appointment = { ...visit, state: 'held', expiresAt: before(60), holder: 'token', provisional: true };

const ben: Actor = { kind: 'client', clientId: clientId('ben') };
const dee: Actor = { kind: 'desk' };
const ana: Actor = { kind: 'therapist', resourceIds: [resourceId('ana')] };
const bo: Actor = { kind: 'therapist', resourceIds: [resourceId('bo')] };
const olu: Actor = { kind: 'manager' };
const clock: Actor = { kind: 'system' };

const codeOf = (appointment: Appointment, act: Act, actor: Actor, now: number): string => {
  const outcome = transition(appointment, act, actor, now);
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
};
const done = (appointment: Appointment, act: Act, actor: Actor, now: number) => {
  const outcome = transition(appointment, act, actor, now);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome;
};

/** An act that meets every guard, for each row of the table. */
const SAMPLES: Readonly<Record<ActKind, Act>> = {
  confirm: { kind: 'confirm', terms, gateOpen: true },
  request: { kind: 'request', expiresAt: before(30), gateOpen: true },
  extend: { kind: 'extend', expiresAt: before(30), alreadyExtended: false },
  release: { kind: 'release' },
  expire: { kind: 'expire' },
  approve: { kind: 'approve', stillFree: true, gateOpen: true },
  decline: { kind: 'decline', reasonCode: 'not_offered' },
  move: { kind: 'move', startsAt: END, endsAt: END + 3_600_000, resourceIds: visit.resourceIds },
  arrive: { kind: 'arrive', stillFree: true },
  undo_arrival: { kind: 'undo_arrival' },
  check_in: { kind: 'check_in', formsComplete: true, screening: 'clear' },
  start: { kind: 'start', screening: 'clear' },
  complete: { kind: 'complete', note: 'owed' },
  end_early: { kind: 'end_early', reasonCode: 'client_asked' },
  reopen: { kind: 'reopen', reasonCode: 'ended_by_mistake' },
  no_show: { kind: 'no_show', reasonCode: 'did_not_come' },
  cancel: { kind: 'cancel', reasonCode: 'client_ill' },
  stop_unsafe: { kind: 'stop_unsafe', reasonCode: 'not_safe_today' },
  void: { kind: 'void', reasonCode: 'duplicate' },
};
const ACTORS: readonly Actor[] = [ben, dee, ana, olu, clock];

describe('the table of the life of an appointment', () => {
  it('leads nowhere from a final state, and its guards exist', () => {
    for (const { from, guards } of LIFE_CYCLE) {
      expect(from.filter((state) => FINAL_STATES.includes(state))).toEqual([]);
      expect(guards.filter((name) => !Object.hasOwn(GUARDS, name))).toEqual([]);
    }
  });

  it('has one row for an act in a state, and reaches every state', () => {
    const pairs = LIFE_CYCLE.flatMap(({ act, from }) => from.map((state) => `${act} ${state}`));
    expect(new Set(pairs).size).toBe(pairs.length);
    const reached = new Set<AppointmentState>(['held', 'requested', ...LIFE_CYCLE.map(({ to }) => to)]);
    expect(STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('frees the time of every state that does not block, and of no other', () => {
    for (const { act, to, occupancy } of LIFE_CYCLE) {
      if (act === 'end_early') continue;
      expect([act, to, occupancy === 'free' || occupancy === 'free_from_now']).toEqual([act, to, !BLOCKING_STATES.includes(to)]);
    }
  });

  it('names a FHIR status for every state', () => {
    expect(Object.keys(FHIR_STATUS).sort()).toEqual([...STATES].sort());
  });

  it('lets nobody do in a state, or as somebody, what no row allows', () => {
    for (const state of STATES) {
      for (const [kind, act] of Object.entries(SAMPLES)) {
        for (const actor of ACTORS) {
          const row = LIFE_CYCLE.find((one) => one.act === kind && one.from.includes(state));
          const code = codeOf({ ...visit, state, expiresAt: before(60), actualEndAt: END }, act, actor, after(20));
          if (!row) expect([state, kind, actor.kind, code]).toEqual([state, kind, actor.kind, 'not_in_this_state']);
          else if (!row.who.includes(actor.kind)) expect([state, kind, actor.kind, code]).toEqual([state, kind, actor.kind, 'not_allowed']);
          else expect([state, kind, actor.kind, code]).not.toContain('not_allowed');
        }
      }
    }
  });

  it.each(LIFE_CYCLE.filter(({ reasons }) => reasons).map((row) => [row.act, row] as const))('%s wants a reason from its list', (kind, row) => {
    const actor = ACTORS.find((one) => row.who.includes(one.kind)) as Actor;
    expect(codeOf({ ...visit, state: row.from[0] as AppointmentState }, { ...SAMPLES[kind], reasonCode: 'because' } as Act, actor, after(20))).toBe('reason_required');
  });
});

describe('a hold', () => {
  it('becomes a booking while it lasts, on the terms shown, once the gate is open', () => {
    const { appointment, effects } = done(held, SAMPLES.confirm, { kind: 'client', holder: 'token' }, before(61));
    expect(appointment).toEqual({ ...visit, version: 5, sequence: 2 });
    expect(effects).toEqual({ occupancy: 'confirm', message: 'confirmed', calendar: 'request', freesTime: false, feeCents: 0 });
    expect(codeOf(held, SAMPLES.confirm, ben, before(60))).toBe('hold_expired');
    expect(codeOf(held, { kind: 'confirm', terms, gateOpen: false }, ben, before(61))).toBe('not_cleared');
    for (const change of [{ variantId: 'v90' }, { version: 4 }, { priceCents: 9_000 }, { currency: 'CHF' }]) {
      expect(codeOf(held, { kind: 'confirm', terms: { ...terms, ...change }, gateOpen: true }, ben, before(61))).toBe('terms_changed');
    }
  });

  it('is nobody else\'s', () => {
    expect(codeOf(held, SAMPLES.confirm, { kind: 'client', clientId: clientId('eve'), holder: 'guess' }, before(61))).toBe('not_yours');
    expect(codeOf({ ...held, holder: null }, SAMPLES.release, { kind: 'client' }, before(61))).toBe('not_yours');
    expect(codeOf(held, SAMPLES.release, dee, before(61))).toBe('done');
  });

  it('is confirmed by the server too, once the gate is open', () => {
    expect(done(held, SAMPLES.confirm, clock, before(61)).appointment.state).toBe('booked');
    expect(codeOf(held, { kind: 'confirm', terms, gateOpen: false }, clock, before(61))).toBe('not_cleared');
  });

  it('becomes a request where the clinic wants to be asked, and waits on', () => {
    const { appointment, effects } = done(held, SAMPLES.request, clock, before(61));
    expect(appointment).toMatchObject({ state: 'requested', provisional: false, expiresAt: before(30), sequence: 1 });
    expect(effects).toEqual({ occupancy: 'keep', message: 'request_received', freesTime: false, feeCents: 0 });
    expect(codeOf(held, { kind: 'request', expiresAt: before(30), gateOpen: false }, ben, before(61))).toBe('not_cleared');
    expect(codeOf(held, SAMPLES.request, ben, before(60))).toBe('hold_expired');
  });

  it('is extended once', () => {
    expect(done(held, SAMPLES.extend, ben, before(61)).appointment.expiresAt).toBe(before(30));
    expect(codeOf(held, { kind: 'extend', expiresAt: before(30), alreadyExtended: true }, ben, before(61))).toBe('already_extended');
  });

  it('expires at its very minute, not before; a booking never does', () => {
    expect(codeOf(held, SAMPLES.expire, clock, before(61))).toBe('not_expired_yet');
    expect(done(held, SAMPLES.expire, clock, before(60))).toMatchObject({ appointment: { state: 'released' }, effects: { occupancy: 'free', freesTime: true } });
    expect(codeOf({ ...held, expiresAt: null }, SAMPLES.expire, clock, END)).toBe('not_expired_yet');
    expect(codeOf({ ...held, expiresAt: null }, SAMPLES.confirm, ben, END)).toBe('done');
  });
});

describe('a request', () => {
  const requested: Appointment = { ...held, state: 'requested', holder: null };

  it('is approved only if the time is still free, the gate open, and by whom it concerns', () => {
    expect(done(requested, SAMPLES.approve, ana, before(61)).appointment).toMatchObject({ state: 'booked', expiresAt: null, provisional: false });
    expect(codeOf(requested, { kind: 'approve', stillFree: false, gateOpen: true }, dee, before(61))).toBe('no_longer_free');
    expect(codeOf(requested, { kind: 'approve', stillFree: true, gateOpen: false }, dee, before(61))).toBe('not_cleared');
    expect(codeOf(requested, SAMPLES.approve, bo, before(61))).toBe('not_your_session');
    expect(codeOf(requested, SAMPLES.approve, dee, before(60))).toBe('hold_expired');
  });

  it('costs nothing to withdraw, and cancels no calendar entry that was never sent', () => {
    const { appointment, effects } = done(requested, SAMPLES.cancel, ben, before(61));
    expect(appointment).toMatchObject({ state: 'cancelled', sequence: 1, cancellation: { late: true, feeCents: 0 } });
    expect(effects).toEqual({ occupancy: 'free', message: 'cancelled', freesTime: true, feeCents: 0 });
  });
});

describe('a move', () => {
  it('keeps the id, takes the new time and raises the calendar sequence', () => {
    const { appointment, effects } = done(visit, SAMPLES.move, ben, before(12 * 60));
    expect(appointment).toEqual({ ...visit, startsAt: END, endsAt: END + 3_600_000, version: 5, sequence: 2 });
    expect(effects).toEqual({ occupancy: 'swap', message: 'moved', calendar: 'request', freesTime: true, feeCents: 0 });
  });

  it('to where it is changes nothing and tells nobody', () => {
    const same: Act = { kind: 'move', startsAt: START, endsAt: END, resourceIds: [resourceId('r1'), resourceId('ana')] };
    expect(transition(visit, same, dee, before(60))).toEqual({ kind: 'unchanged', appointment: visit });
    for (const change of [{ startsAt: START + 1 }, { endsAt: END + 1 }, { resourceIds: [resourceId('ana')] }]) expect(codeOf(visit, { ...same, ...change }, dee, before(60))).toBe('done');
  });

  it('is for clients until the deadline of their policy, for therapists of their own', () => {
    expect(codeOf(visit, SAMPLES.move, ben, before(12 * 60) + 1)).toBe('too_late_to_move');
    expect(codeOf(visit, SAMPLES.move, dee, before(1))).toBe('done');
    expect(codeOf(visit, SAMPLES.move, ana, before(1))).toBe('done');
    expect(codeOf(visit, SAMPLES.move, bo, before(1))).toBe('not_your_session');
    expect(codeOf(visit, SAMPLES.move, { kind: 'therapist' }, before(1))).toBe('not_your_session');
  });
});

describe('the day itself', () => {
  const arrived: Appointment = { ...visit, state: 'arrived' };

  it('lets a client check in from half an hour before, on that local day', () => {
    expect(codeOf(visit, SAMPLES.arrive, ben, before(31))).toBe('too_early_to_check_in');
    expect(codeOf(visit, SAMPLES.arrive, ben, before(30))).toBe('done');
    expect(codeOf(visit, SAMPLES.arrive, dee, before(10 * 60))).toBe('done');
    expect(codeOf(visit, SAMPLES.arrive, dee, before(10 * 60 + 1))).toBe('not_the_day');
    expect(codeOf(arrived, SAMPLES.undo_arrival, dee, START)).toBe('done');
  });

  it('needs forms and a screening of today to be checked in', () => {
    expect(done(arrived, SAMPLES.check_in, clock, START)).toMatchObject({ appointment: { state: 'checked_in' }, effects: { message: 'client_is_ready' } });
    expect(codeOf(arrived, { kind: 'check_in', formsComplete: false, screening: 'clear' }, dee, START)).toBe('forms_incomplete');
    expect(codeOf(arrived, { kind: 'check_in', formsComplete: true, screening: 'missing' }, dee, START)).toBe('screening_missing');
    expect(codeOf(arrived, { kind: 'check_in', formsComplete: true, screening: 'undecided' }, dee, START)).toBe('done');
    expect(codeOf(arrived, { kind: 'check_in', formsComplete: true, screening: 'stop' }, dee, START)).toBe('must_not_be_treated');
  });

  it.each([['missing', 'screening_missing'], ['undecided', 'therapist_must_decide'], ['stop', 'must_not_be_treated'], ['clear', 'done']] as const)('starts no session with a screening that is %s: %s', (screening, code) => {
    expect(codeOf(arrived, { kind: 'start', screening }, ana, START)).toBe(code);
  });

  it('keeps the end for who comes late, and stores the actual times', () => {
    const started = done({ ...visit, state: 'checked_in' }, SAMPLES.start, ana, after(20)).appointment;
    expect(started).toMatchObject({ actualStartAt: after(20), endsAt: END });
    expect([minutesLeft(visit, after(20)), minutesLeft(visit, before(10)), minutesLeft(visit, END + 1), minutesLeft(visit, after(20) + 30_000)]).toEqual([40, 60, 0, 39]);
    expect(done(started, SAMPLES.complete, ana, after(62)).appointment).toMatchObject({ state: 'completed', actualEndAt: after(62) });
    expect(codeOf(started, { kind: 'complete', note: 'missing' }, ana, after(62))).toBe('note_missing');
    expect(done(started, SAMPLES.end_early, ana, after(30))).toMatchObject({ appointment: { actualEndAt: after(30) }, effects: { occupancy: 'free_from_now', freesTime: true } });
  });

  it('may be reopened by a manager for a day', () => {
    const completed: Appointment = { ...visit, state: 'completed', actualEndAt: END };
    expect(done(completed, SAMPLES.reopen, olu, END + 24 * 3_600_000).appointment).toMatchObject({ state: 'in_session', actualEndAt: null });
    expect(codeOf(completed, SAMPLES.reopen, olu, END + 24 * 3_600_000 + 1)).toBe('too_long_ago');
    expect(codeOf({ ...completed, actualEndAt: null }, SAMPLES.reopen, olu, END)).toBe('too_long_ago');
  });

  it('is a no-show only after the grace, with the fee of the snapshot, and can be undone while the time is free', () => {
    expect(codeOf(visit, SAMPLES.no_show, dee, after(15))).toBe('within_grace');
    const { appointment, effects } = done(visit, SAMPLES.no_show, dee, after(15) + 1);
    expect(appointment.noShow).toEqual({ at: after(15) + 1, feeCents: 6_000 });
    expect(effects).toEqual({ occupancy: 'free_from_now', message: 'missed', freesTime: true, feeCents: 6_000 });
    expect(done(appointment, SAMPLES.arrive, dee, after(25))).toMatchObject({ appointment: { state: 'arrived', noShow: null }, effects: { occupancy: 'retake', feeCents: 0 } });
    expect(codeOf(appointment, { kind: 'arrive', stillFree: false }, dee, after(25))).toBe('no_longer_free');
    expect(done(appointment, SAMPLES.void, olu, after(60))).toMatchObject({ appointment: { noShow: null }, effects: { feeCents: 0, calendar: 'cancel' } });
  });

  it('ends without a fee when it is not safe, and says nothing of why', () => {
    const { appointment, effects } = done(arrived, SAMPLES.stop_unsafe, ana, START);
    expect(appointment.cancellation).toEqual({ at: START, by: 'therapist', reasonCode: 'not_safe_today', late: false, feeCents: 0 });
    expect(effects).toEqual({ occupancy: 'free', message: 'not_today', calendar: 'cancel', freesTime: true, feeCents: 0 });
    expect(codeOf(arrived, SAMPLES.stop_unsafe, olu, before(24 * 60))).toBe('not_the_day');
  });
});

describe('a cancellation', () => {
  const late = before(24 * 60) + 1;

  it('is free until the very deadline, and costs what the snapshot says after it', () => {
    expect(cancellationTerms(visit, before(24 * 60))).toEqual({ late: false, feeCents: 0, freeUntil: before(24 * 60) });
    expect(cancellationTerms(visit, late)).toEqual({ late: true, feeCents: 4_025, freeUntil: before(24 * 60) });
    expect([feeCents({ kind: 'none' }, 100), feeCents({ kind: 'fixed', cents: 7 }, 100), feeCents({ kind: 'percent', percent: 33 }, 101)]).toEqual([0, 7, 33]);
  });

  it('by a client late wants the fee accepted as shown, and is not possible after the start', () => {
    const accepting = (acceptedFeeCents: number): Act => ({ kind: 'cancel', reasonCode: 'client_ill', acceptedFeeCents });
    expect(codeOf(visit, SAMPLES.cancel, ben, before(24 * 60))).toBe('done');
    expect(codeOf(visit, SAMPLES.cancel, ben, late)).toBe('fee_not_accepted');
    expect(codeOf(visit, accepting(4_000), ben, late)).toBe('fee_not_accepted');
    expect(done(visit, accepting(4_025), ben, late)).toMatchObject({ appointment: { sequence: 2, cancellation: { by: 'client', late: true, feeCents: 4_025 } }, effects: { calendar: 'cancel', feeCents: 4_025 } });
    expect(codeOf(visit, accepting(4_025), ben, START)).toBe('already_started');
  });

  it('for a reason of the clinic is free, however late; the desk may waive, a therapist may not', () => {
    const fee = (act: Act, actor: Actor): number => done(visit, act, actor, late).effects.feeCents;
    expect(fee({ kind: 'cancel', reasonCode: 'therapist_away' }, dee)).toBe(0);
    expect(fee(SAMPLES.cancel, dee)).toBe(4_025);
    expect(fee({ kind: 'cancel', reasonCode: 'client_ill', waiveFee: true }, dee)).toBe(0);
    expect(codeOf(visit, { kind: 'cancel', reasonCode: 'client_ill', waiveFee: true }, ana, late)).toBe('may_not_waive');
    expect(codeOf(visit, { kind: 'cancel', reasonCode: 'client_ill', waiveFee: true, acceptedFeeCents: 4_025 }, ben, late)).toBe('may_not_waive');
  });
});

describe('a beginning', () => {
  it.each([
    ['held', ben, undefined],
    ['held', ana, 'not_allowed'],
    ['held', clock, undefined],
    ['requested', ben, undefined],
    ['requested', dee, 'not_allowed'],
    ['booked', ben, 'not_allowed'],
    ['booked', dee, undefined],
    ['booked', ana, undefined],
    ['booked', bo, 'not_your_session'],
    ['held', { kind: 'client', clientId: clientId('eve') }, 'not_yours'],
  ] as const)('as %s by %j: %s', (state, actor, refusal) => {
    expect(beginRefusal(state, actor, visit.clientId, visit.resourceIds)).toBe(refusal);
  });
});

it('asks a guard of another act nothing', () => {
  expect(GUARDS.may_be_treated({ appointment: visit, act: SAMPLES.cancel, actor: dee, now: START })).toBeUndefined();
});
