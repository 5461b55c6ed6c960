import { positions as allPositions } from '../../techniques';
import type { Facts } from './facts';
import type { PositionAdvice } from './suggestion';

/** Lying positions are forbidden by limits; a required position leaves only itself, other required ones and sitting. */
export function positionAdvice({ limits }: Facts): PositionAdvice {
  const required = limits.words.filter(({ meaning }) => meaning.requirement !== undefined && meaning.positions.length > 0);
  const wanted = new Set(['seated', ...required.flatMap(({ meaning }) => meaning.positions)]);
  const barred = limits.words.filter(({ meaning }) => meaning.kind === 'exclude_positions');
  const rows = allPositions.map(({ id }) => {
    const about = barred.filter(({ meaning }) => meaning.positions.includes(id));
    const never = about.find(({ meaning }) => meaning.condition === undefined);
    const conditions = about.flatMap(({ meaning }) => meaning.condition ?? []);
    const instead = required.length > 0 && !wanted.has(id) ? required : [];
    return { id, never, conditions, instead };
  });
  return {
    allowed: rows
      .filter(({ never, instead }) => !never && instead.length === 0)
      .map(({ id, conditions }) => ({ position: id, condition: conditions.length > 0 ? conditions.join('; ') : null })),
    excluded: rows.flatMap(({ id, never, instead }) => {
      if (never) return [{ position: id, text: never.meaning.text, from: never.from }];
      const first = instead[0];
      return first ? [{ position: id, text: `${first.meaning.text}.`, from: first.from }] : [];
    }),
  };
}
