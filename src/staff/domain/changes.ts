/** Names of the fields that an edit really changes, for the audit trail. Lists are the same if they hold the same, in the same order. */
export const changedFields = <T extends object>(before: T, after: Partial<T>): (keyof T & string)[] =>
  (Object.keys(after) as (keyof T & string)[]).filter((name) => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name]));
