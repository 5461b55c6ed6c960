import { useState } from 'react';
import type { PainMarkOptions } from '../form/intake.ts';
import { useLanguage, wordsOf } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Figure } from './Figure.tsx';
import type { Shape, View } from './figures.ts';
import type { DraftMark } from './marks.ts';

type Props = Readonly<{ options: PainMarkOptions; marks: readonly DraftMark[]; onPick: (shape: Shape) => void }>;

/** The body from four sides: beside each other where there is room, else one at a time. */
export const BodyMap = ({ options, marks, onPick }: Props) => {
  const { t, locale } = useLanguage();
  const [view, setView] = useState<View>('back');
  const nameOf = ({ region, side }: Shape): string => {
    const [place, which] = [options.regions.find(({ code }) => code === region), options.sides.find(({ code }) => code === side)];
    return [place, side === 'middle' ? undefined : which].flatMap((one) => (one ? [wordsOf(one.text, locale)] : [])).join(', ');
  };
  const views = [
    { view: 'back', label: t.bodyBack, title: t.backView, edges: [t.yourLeft, t.yourRight] },
    { view: 'front', label: t.bodyFront, title: t.front, edges: [t.yourRight, t.yourLeft] },
    { view: 'left', label: t.bodyLeft, title: t.leftView, edges: [t.front, t.backView] },
    { view: 'right', label: t.bodyRight, title: t.rightView, edges: [t.backView, t.front] },
  ] as const;
  return (
    <div className="stack">
      <div className="body-tabs row">
        {views.map((one) => (
          <Button key={one.view} kind={view === one.view ? 'main' : 'quiet'} pressed={view === one.view} onPress={() => setView(one.view)}>
            {one.title}
          </Button>
        ))}
      </div>
      <div className="body-views">
        {views.map((one) => (
          <figure key={one.view} className="body-figure" hidden={view !== one.view}>
            <p className="body-sides" aria-hidden="true">
              <span>{one.edges[0]}</span>
              <strong>{one.title}</strong>
              <span>{one.edges[1]}</span>
            </p>
            <Figure view={one.view} label={one.label} isAsked={({ region }) => options.regions.some(({ code }) => code === region)} nameOf={nameOf} marks={marks} onPick={onPick} />
          </figure>
        ))}
      </div>
    </div>
  );
};
