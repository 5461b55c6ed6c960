/** A visit that a client has ahead. */
export type NextVisit = Readonly<{ appointmentId: string; startsAt: Date }>;

export type PlaceInQueue = Readonly<{ id: string; rank: number; heldSince: Date; visit?: NextVisit }>;

/** Later than any visit: who has none comes after who has. */
const NO_VISIT = Number.MAX_SAFE_INTEGER;

const keysOf = ({ rank, visit, heldSince }: PlaceInQueue): number[] => [-rank, visit?.startsAt.getTime() ?? NO_VISIT, heldSince.getTime()];

/** Gravest first, then whose visit is next, then who is held longest. */
export const byUrgency = (a: PlaceInQueue, b: PlaceInQueue): number => {
  const [ofA, ofB] = [keysOf(a), keysOf(b)];
  const difference = ofA.map((key, at) => key - (ofB[at] as number)).find((one) => one !== 0);
  return difference ?? (a.id < b.id ? -1 : 1);
};
