import { byUrgency, type PlaceInQueue } from './queue-order';

const at = (text: string): Date => new Date(`2026-03-${text}:00Z`);
const held = (id: string, rank: number, since: string, visit?: string): PlaceInQueue => ({ id, rank, heldSince: at(since), ...(visit && { visit: { appointmentId: 'a', startsAt: at(visit) } }) });

describe('the review queue', () => {
  it('is in the order of urgency, then of visits, then of waiting', () => {
    const queue = [
      held('long held', 2, '01T09:00'),
      held('b', 2, '03T09:00'),
      held('a', 2, '03T09:00'),
      held('visit tomorrow', 2, '04T09:00', '05T10:00'),
      held('visit today', 2, '04T10:00', '04T15:00'),
      held('referred, no visit', 3, '04T12:00'),
      held('emergency', 5, '04T13:00'),
    ];
    expect([...queue].sort(byUrgency).map(({ id }) => id)).toEqual(['emergency', 'referred, no visit', 'visit today', 'visit tomorrow', 'long held', 'a', 'b']);
    expect([byUrgency(held('a', 2, '01T09:00'), held('b', 2, '01T09:00')), byUrgency(held('b', 2, '01T09:00'), held('a', 2, '01T09:00'))]).toEqual([-1, 1]);
  });
});
