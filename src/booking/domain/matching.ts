/** One option per group, all different, or undefined where that cannot be; earlier options are preferred. */
export const matchGroups = (groups: readonly (readonly number[])[]): readonly number[] | undefined => {
  const groupOf = new Map<number, number>();
  const place = (group: number, tried: Set<number>): boolean => {
    for (const option of groups[group] as readonly number[]) {
      if (tried.has(option)) continue;
      tried.add(option);
      const holder = groupOf.get(option);
      if (holder === undefined || place(holder, tried)) {
        groupOf.set(option, group);
        return true;
      }
    }
    return false;
  };
  if (!groups.every((_, group) => place(group, new Set()))) return undefined;
  const chosen = new Map([...groupOf].map(([option, group]) => [group, option]));
  return groups.map((_, group) => chosen.get(group) as number);
};
