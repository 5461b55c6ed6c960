import type { NoteLimits } from '../use-cases/note-views';

export class LimitedPlaceResponse {
  place: string;
  label: string;
  /** 0: nobody works there. */
  pressureMax: number;
  /** What to ask the client, while nobody has named the place. */
  askWhere: string | null;
  from: string[];
}

export class LimitTextResponse {
  text: string;
  from: string[];
}

/** What binds this session. */
export class NoteLimitsResponse {
  /** At the main place of pain. */
  pressureMax: number | null;
  pressureMaxBecause: string[];
  places: LimitedPlaceResponse[];
  positionsExcluded: LimitTextResponse[];
  leaveOut: LimitTextResponse[];
  requirements: LimitTextResponse[];

  static of({ ceiling, noGo, positions, leaveOut, requirements }: NoteLimits): NoteLimitsResponse {
    const said = (rows: readonly Readonly<{ text: string; from: readonly string[] }>[]): LimitTextResponse[] => rows.map(({ text, from }) => ({ text, from: [...from] }));
    return {
      pressureMax: ceiling?.value ?? null,
      pressureMaxBecause: (ceiling?.setBy ?? []).map(({ text }) => text),
      places: noGo.map(({ place, label, pressureMax, askWhere, from }) => ({ place, label, pressureMax, askWhere, from: [...from] })),
      positionsExcluded: said(positions.excluded),
      leaveOut: said(leaveOut),
      requirements: said(requirements),
    };
  }
}
