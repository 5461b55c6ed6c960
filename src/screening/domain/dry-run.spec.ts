import { NO_CLIENTS, withClient } from './dry-run';
import type { Level } from './levels';
import type { Screening } from './screening';

const judged = (level: Level, ...ruleIds: string[]): Screening => ({ level, findings: ruleIds.map((ruleId) => ({ ruleId })) }) as unknown as Screening;

describe('a dry run', () => {
  it.each<[string, Level, Level, string]>([
    ['newly held', 'proceed', 'therapist_review', 'newlyHeld'],
    ['released', 'refer_before_massage', 'proceed_with_caution', 'released'],
    ['raised', 'therapist_review', 'urgent_same_day', 'raised'],
  ])('counts a client who is %s', (_, today, draft, list) => {
    expect(withClient(NO_CLIENTS, 'sam', judged(today), judged(draft))).toEqual({ ...NO_CLIENTS, clients: 1, [list]: ['sam'] });
  });

  it('counts nobody for whom nothing changes, and each new finding', () => {
    const once = withClient(NO_CLIENTS, 'sam', judged('proceed', 'A'), judged('proceed', 'A', 'B'));
    expect(withClient(once, 'ben', judged('therapist_review', 'A'), judged('therapist_review', 'B'))).toEqual({ ...NO_CLIENTS, clients: 2, newFindings: { B: 2 } });
  });
});
