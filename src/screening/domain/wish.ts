import type { FormItem } from '../../intake';
import type { ExampleValue } from './rule';

/** What the value of one question has to be. */
export type Wish = Readonly<{
  /** One of these (one answer). */
  oneOf?: readonly unknown[];
  noneOf?: readonly unknown[];
  has?: readonly string[];
  hasNot?: readonly string[];
  min?: number;
  max?: number;
  unknown?: boolean;
}>;

/** Both wishes at once; nothing where they exclude each other at sight. */
export const bothWishes = (a: Wish, b: Wish): Wish | undefined => {
  if ((a.unknown ?? b.unknown) !== (b.unknown ?? a.unknown)) return undefined;
  const noneOf = [...(a.noneOf ?? []), ...(b.noneOf ?? [])];
  const oneOf = (a.oneOf && b.oneOf ? a.oneOf.filter((one) => b.oneOf?.includes(one)) : (a.oneOf ?? b.oneOf))?.filter((one) => !noneOf.includes(one));
  const has = [...new Set([...(a.has ?? []), ...(b.has ?? [])])];
  const hasNot = [...new Set([...(a.hasNot ?? []), ...(b.hasNot ?? [])])];
  const min = Math.max(a.min ?? -Infinity, b.min ?? -Infinity);
  const max = Math.min(a.max ?? Infinity, b.max ?? Infinity);
  if (oneOf?.length === 0 || min > max || has.some((one) => hasNot.includes(one))) return undefined;
  const unknown = a.unknown ?? b.unknown;
  return { ...(oneOf && { oneOf }), noneOf, has, hasNot, min, max, ...(unknown !== undefined && { unknown }) };
};

/** A value that grants the wish, `usual` where it does; null is "not sure". Nothing where no value does. */
export const granted = (wish: Wish, item: FormItem | undefined, usual: ExampleValue | undefined): ExampleValue | undefined => {
  if (wish.unknown) return item && item.allow.length === 0 ? undefined : null;
  if (item?.repeats) return severalOf(wish, item, usual);
  if (item?.answerOption) return oneOf(wish, item, usual);
  return numberOf(wish, item, usual);
};

const numberOf = (wish: Wish, item: FormItem | undefined, usual: ExampleValue | undefined): number | undefined => {
  const [min, max] = [Math.max(wish.min ?? -Infinity, item?.minValue ?? -Infinity), Math.min(wish.max ?? Infinity, item?.maxValue ?? Infinity)];
  const near = [wish.oneOf?.[0], usual, wish.min, wish.max, min, max, (wish.min ?? 0) + 1, 0];
  return near.find((one): one is number => typeof one === 'number' && Number.isFinite(one) && one >= min && one <= max && !wish.noneOf?.includes(one));
};

const oneOf = ({ oneOf: wished, noneOf = [] }: Wish, item: FormItem, usual: ExampleValue | undefined): ExampleValue | undefined => {
  const fitting = (item.answerOption ?? []).map(({ code }) => code).filter((one) => (!wished || wished.includes(one)) && !noneOf.includes(one));
  return fitting.find((one) => one === usual) ?? fitting[0];
};

const severalOf = ({ has = [], hasNot = [] }: Wish, item: FormItem, usual: ExampleValue | undefined): ExampleValue | undefined => {
  const options = item.answerOption ?? [];
  const alone = options.filter(({ exclusive }) => exclusive).map(({ code }) => code);
  if (has.length > 0) return has.length > 1 && has.some((one) => alone.includes(one)) ? undefined : [...has];
  const kept = (Array.isArray(usual) ? (usual as readonly string[]) : []).filter((one) => !hasNot.includes(one));
  if (kept.length > 0) return kept;
  const other = [...options].reverse().find(({ code }) => !hasNot.includes(code));
  return other && [other.code];
};
