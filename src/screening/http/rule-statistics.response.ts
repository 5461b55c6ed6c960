import type { ScreeningNumbers } from '../domain/rule-statistics';

export class RuleNumbersResponse {
  ruleId: string;
  /** Screenings in which it fired; null: fewer than five. */
  fired: number | null;
  /** Share of its decided findings that a review cleared; null: fewer than five were decided. */
  overrideRate: number | null;
  /** Above 40 %: look at this rule. */
  muchOverridden: boolean;
}

export class ScreeningStatisticsResponse {
  /** Of the last 365 days; null: fewer than five. */
  screenings: number | null;
  /** Level 2 or higher. */
  held: number | null;
  /** Held, and found on the day of a visit. Null with heldBefore where one of them is below five. */
  heldAtTheDoor: number | null;
  /** Held, and found before the day of a visit or without one. */
  heldBefore: number | null;
  /** Held and cleared by a review. */
  cleared: number | null;
  medianHoursToClear: number | null;
  rules: RuleNumbersResponse[];

  static of({ screenings, held, heldAtTheDoor, heldBefore, cleared, medianHoursToClear, rules }: ScreeningNumbers): ScreeningStatisticsResponse {
    return { screenings, held, heldAtTheDoor, heldBefore, cleared, medianHoursToClear, rules: rules.map((rule) => ({ ...rule })) };
  }
}
