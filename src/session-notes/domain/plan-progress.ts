export type PlannedCourse = Readonly<{ sessions: number | null; review: Readonly<{ visit: number; days: number }> | null; approvedAt: Date }>;

export type PlanProgress = Readonly<{
  visits: number;
  sessions: number | null;
  visitsLeft: number | null;
  reviewDue: Readonly<{ visit: number; on: string; isDue: boolean }> | null;
  courseComplete: boolean;
}>;

const DAY = 86_400_000;

/** How far a plan is; `visits` are the times of its signed treatments, in order. Review: the visit or the day, whichever comes first. */
export function progressOf({ sessions, review, approvedAt }: PlannedCourse, visits: readonly Date[], now: Date): PlanProgress {
  const done = visits.length;
  const from = visits[0] ?? approvedAt;
  const on = review && new Date(from.getTime() + review.days * DAY);
  return {
    visits: done,
    sessions,
    visitsLeft: sessions === null ? null : Math.max(0, sessions - done),
    reviewDue: review && on && { visit: review.visit, on: on.toISOString().slice(0, 10), isDue: done >= review.visit || now >= on },
    courseComplete: sessions !== null && done >= sessions,
  };
}
