import { mayBeNoted, noteStateOf } from './visit-of-note';

const at = new Date('2026-11-25T09:00:00Z');
const draft = { signedAt: null, withdrawnAt: null, cosigned: null };
const signed = { ...draft, signedAt: at };

describe('the visit of a note', () => {
  it('is one that took place or is to, where a treatment is noted', () => {
    for (const state of ['booked', 'arrived', 'checked_in', 'in_session', 'completed'] as const) expect(mayBeNoted('treatment', state)).toBe(true);
    for (const state of ['held', 'requested', 'cancelled', 'declined', 'released', 'no_show', 'entered_in_error'] as const) expect(mayBeNoted('treatment', state)).toBe(false);
  });

  it('may have been missed or called off, where none was given', () => {
    expect(['no_show', 'cancelled', 'completed', 'entered_in_error'].map((state) => mayBeNoted('treatment_not_given', state as 'no_show'))).toEqual([true, true, true, false]);
  });

  it('shows how far its notes are, by the one that is least finished', () => {
    expect(noteStateOf([])).toBe('none');
    expect(noteStateOf([{ ...draft, withdrawnAt: at }])).toBe('none');
    expect(noteStateOf([signed, draft])).toBe('draft');
    expect(noteStateOf([signed, { ...signed, cosigned: false }])).toBe('awaiting_cosignature');
    expect(noteStateOf([{ ...signed, cosigned: true }, { ...draft, withdrawnAt: at }])).toBe('signed');
  });
});
