import { createContext } from 'react';
import type { PainMark } from '../form/intake.ts';
import type { Shape } from './figures.ts';

/** A mark while it is being made. */
export type DraftMark = Readonly<{ region: string; side?: PainMark['side']; character: readonly string[]; intensity?: number }>;

export const isWhole = (mark: DraftMark): mark is PainMark => mark.side !== undefined && mark.character.length > 0 && mark.intensity !== undefined;

export const covers = (mark: DraftMark, { region, side }: Pick<Shape, 'region' | 'side'>): boolean =>
  mark.region === region && (mark.side === side || mark.side === 'both' || mark.side === 'middle' || side === 'middle');

export type Unfinished = Map<string, readonly DraftMark[]>;

/** Marks that lack something, by question, so that leaving the screen loses none. Gone with the page and with the link. */
export const UnfinishedMarks = createContext<Unfinished>(new Map());
