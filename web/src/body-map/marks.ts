import type { PainMark } from '../form/intake.ts';
import type { Shape } from './figures.ts';

/** A mark while it is being made. */
export type DraftMark = Readonly<{ region: string; side?: PainMark['side']; character: readonly string[]; intensity?: number }>;

export const isWhole = (mark: DraftMark): mark is PainMark => mark.side !== undefined && mark.character.length > 0 && mark.intensity !== undefined;

export const covers = (mark: DraftMark, { region, side }: Pick<Shape, 'region' | 'side'>): boolean =>
  mark.region === region && (mark.side === side || mark.side === 'both' || mark.side === 'middle' || side === 'middle');

/** Marks that lack something, so that leaving the screen loses none. Gone with the page. */
const unfinished = new Map<string, readonly DraftMark[]>();
export const unfinishedOf = (linkId: string): readonly DraftMark[] => unfinished.get(linkId) ?? [];
export const rememberUnfinished = (linkId: string, marks: readonly DraftMark[]): void => {
  unfinished.set(linkId, marks.filter((mark) => !isWhole(mark)));
};
