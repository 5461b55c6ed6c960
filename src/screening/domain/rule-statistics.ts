/** Below this a count could point at a person. */
export const LEAST_COUNT = 5;
/** Above this share of overrides a rule is one that people learn to dismiss. */
export const MUCH_OVERRIDDEN = 0.4;

export type RuleCount = Readonly<{ ruleId: string; fired: number; decided: number; overridden: number }>;
export type ScreeningCounts = Readonly<{ screenings: number; held: number; heldAtTheDoor: number; cleared: number; medianHoursToClear: number | null; rules: readonly RuleCount[] }>;

export type RuleNumbers = Readonly<{ ruleId: string; fired: number | null; overrideRate: number | null; muchOverridden: boolean }>;
export type ScreeningNumbers = Readonly<{
  screenings: number | null;
  held: number | null;
  /** Found on the day of a visit, and before it; neither is told where one of them is small, since the other would tell it. */
  heldAtTheDoor: number | null;
  heldBefore: number | null;
  cleared: number | null;
  medianHoursToClear: number | null;
  rules: readonly RuleNumbers[];
}>;

const told = (count: number): number | null => (count < LEAST_COUNT ? null : count);

const whenFound = (atTheDoor: number, before: number): Pick<ScreeningNumbers, 'heldAtTheDoor' | 'heldBefore'> => {
  const small = atTheDoor < LEAST_COUNT || before < LEAST_COUNT;
  return { heldAtTheDoor: small ? null : atTheDoor, heldBefore: small ? null : before };
};

/** What may be told of the counts: none below five, and no rate that rests on fewer decisions. */
export const numbersOf = ({ screenings, held, heldAtTheDoor, cleared, medianHoursToClear, rules }: ScreeningCounts): ScreeningNumbers => ({
  screenings: told(screenings),
  held: told(held),
  ...whenFound(heldAtTheDoor, held - heldAtTheDoor),
  cleared: told(cleared),
  medianHoursToClear: cleared < LEAST_COUNT ? null : medianHoursToClear,
  rules: rules.map(({ ruleId, fired, decided, overridden }) => {
    const rate = decided < LEAST_COUNT ? null : overridden / decided;
    return { ruleId, fired: told(fired), overrideRate: rate, muchOverridden: rate !== null && rate > MUCH_OVERRIDDEN };
  }),
});
