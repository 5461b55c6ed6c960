import type { Person } from '../support/world';

/**
 * What issue 4 says of a hold, "After a finding", written down a second time: it knows nothing of the server's own table.
 * A therapist may accept, clear with limits, call it a mistake that the client corrects, move up, refer. Levels 1-3 only;
 * level 3 needs a second reviewer or a doctor's word; levels 4-5 end by a medical outcome or an attested correction.
 */
export interface Model {
  readonly level: number;
  readonly clearance: 'none' | 'open' | 'closed' | 'closed_by_hand';
  readonly reviews: readonly Readonly<{ by: Person; clears: boolean; suffices: boolean; seconded: boolean }>[];
  /** The client holds a link to correct these answers. */
  readonly link: boolean;
  /** A doctor has seen the client and ended the hold. */
  readonly seen: boolean;
  readonly over: boolean;
}

export const beginAt = (level: number): Model => ({ level, clearance: level <= 1 ? 'open' : 'none', reviews: [], link: false, seen: false, over: false });

export const WORDS = ['accept', 'clear', 'clear_with_limits', 'answered_in_error', 'move_up', 'refer'] as const;
export type Word = (typeof WORDS)[number];

export type Step =
  | Readonly<{ kind: 'review'; word: Word; by: Person; doctor: boolean; to?: number }>
  | Readonly<{ kind: 'second'; word: Word; by: Person; of: 'last' | 'earlier'; to?: number }>
  | Readonly<{ kind: 'old'; word: Word; by: Person }>
  | Readonly<{ kind: 'desk'; word: Word }>
  | Readonly<{ kind: 'outcome'; ends: boolean }>
  | Readonly<{ kind: 'close' | 'invite' | 'withdraw' | 'correct' | 'new_form' }>;

export type Expected = Readonly<{ refused: string } | { next: Model }>;

const no = (refused: string): Expected => ({ refused });

/** The name of a state, for counting where the walks have been. */
export const nameOf = ({ level, clearance, reviews, link, seen }: Model): string => {
  if (link) return level >= 4 ? 'grave, correction awaited' : 'correction awaited';
  if (level >= 4) return seen ? 'seen by a doctor' : level === 4 ? 'urgent' : 'emergency';
  if (level <= 1) return 'limits only';
  if (clearance === 'open') return level === 2 ? 'held, cleared' : 'referred, cleared';
  return level === 2 ? 'held' : isHalf(reviews) ? 'referred, one of two' : 'referred';
};

const isHalf = (reviews: Model['reviews']): boolean => {
  const last = reviews.at(-1);
  return last !== undefined && last.clears && !last.suffices;
};

const clears = (word: Word): boolean => word === 'clear' || word === 'clear_with_limits';

/** What the gate says. */
export const gateIn = ({ level, clearance, seen }: Model): string => {
  if (level >= 4) return seen ? 'screening_outdated' : level === 4 ? 'stop_urgent' : 'stop_emergency';
  if (clearance === 'open') return 'open';
  if (clearance !== 'none') return 'screening_outdated';
  return level === 3 ? 'hold_medical_clearance' : 'hold_therapist_review';
};

export const expectedOf = (model: Model, step: Step): Expected => {
  switch (step.kind) {
    case 'desk': return no('403 not_permitted');
    case 'old': return no('409 screening_superseded');
    case 'review': return reviewed(model, step, false);
    case 'second': return seconded(model, step);
    case 'outcome': return model.level < 4 ? no('409 no_outcome_needed') : { next: { ...model, seen: step.ends } };
    case 'close': return model.clearance === 'closed_by_hand' ? no('409 clearance_closed') : { next: { ...model, clearance: 'closed_by_hand' } };
    case 'invite': return { next: { ...model, link: true } };
    case 'withdraw': return { next: { ...model, link: false } };
    case 'correct':
    case 'new_form': return { next: { ...beginAt(0), over: true } };
  }
};

const reviewed = (model: Model, { word, by, doctor, to = 0 }: Extract<Step, { kind: 'review' }>, second: boolean): Expected => {
  const { level, link, clearance, reviews } = model;
  const grave = level >= 4;
  if (link && word === 'answered_in_error') return no('409 correction_awaited');
  if (grave && (clears(word) || word === 'refer')) return no('409 cannot_be_overridden');
  if (link && clears(word)) return no('409 correction_awaited');
  if (!link && level <= 1 && (clears(word) || word === 'accept')) return no('409 no_review_needed');
  if (clears(word)) {
    const suffices = level === 2 || doctor || second;
    if (!suffices && clearance === 'open') return no('409 cleared_already');
    const kept = [...reviews.map((one, at) => (second && at === reviews.length - 1 ? { ...one, seconded: true } : one)), { by, clears: true, suffices, seconded: false }];
    return { next: { ...model, reviews: kept, clearance: suffices ? 'open' : clearance } };
  }
  if (level <= 1 && word === 'accept') return no('422 nothing_to_decide');
  const kept = [...reviews, { by, clears: false, suffices: false, seconded: false }];
  const shut: Model = { ...model, reviews: kept, clearance: clearance === 'open' ? 'closed' : clearance };
  if (word === 'answered_in_error') return { next: { ...shut, link: true } };
  const higher = word === 'move_up' ? to : word === 'refer' ? 3 : 0;
  if (word === 'move_up' && higher <= level) return no('422 level_not_higher');
  // The same answers at the higher level are judged afresh: what was said of them before is past.
  return { next: higher > level ? { ...beginAt(higher), link } : shut };
};

const seconded = (model: Model, { word, by, of, to }: Extract<Step, { kind: 'second' }>): Expected => {
  const first = model.reviews.at(of === 'last' ? -1 : -2);
  if (!first) throw new Error('there is no such review to second');
  if (!first.clears || first.suffices) return no('409 second_review_not_needed');
  if (first.seconded) return no('409 second_review_given');
  if (of === 'earlier') return no('409 first_review_overtaken');
  if (first.by === by) return no('409 second_reviewer_must_differ');
  return reviewed(model, { kind: 'review', word, by, doctor: false, ...(to !== undefined && { to }) }, true);
};
