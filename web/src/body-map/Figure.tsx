import { useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { FRAME, SHAPES, type Shape, type View } from './figures.ts';
import { covers, type DraftMark } from './marks.ts';

type Props = Readonly<{
  view: View;
  /** What the whole picture is, for those who do not see it. */
  label: string;
  /** Whether the form asks about this place. */
  isAsked: (shape: Shape) => boolean;
  nameOf: (shape: Shape) => string;
  marks: readonly DraftMark[];
  onPick: (shape: Shape) => void;
}>;

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The nearest place in a direction; what lies straight ahead is nearer. */
const neighbour = (shapes: readonly Shape[], from: Shape, [dx, dy]: readonly [number, number]): number => {
  const far = shapes.map(({ center: [x, y] }) => {
    const ahead = (x - from.center[0]) * dx + (y - from.center[1]) * dy;
    const aside = Math.abs((x - from.center[0]) * dy) + Math.abs((y - from.center[1]) * dx);
    return ahead > 4 ? ahead + aside * 2 : Infinity;
  });
  const least = Math.min(...far);
  return least === Infinity ? shapes.indexOf(from) : far.indexOf(least);
};

/** One view of the body; every place is a button. One stop for Tab, arrow keys inside. */
export const Figure = ({ view, label, isAsked, nameOf, marks, onPick }: Props) => {
  const { t } = useLanguage();
  const shapes = SHAPES[view].filter(isAsked);
  const [current, setCurrent] = useState(0);
  const places = useRef<(SVGGElement | null)[]>([]);
  const press = (event: KeyboardEvent, shape: Shape): void => {
    const step = STEPS[event.key];
    if (event.key !== 'Enter' && event.key !== ' ' && !step) return;
    event.preventDefault();
    if (!step) return onPick(shape);
    const next = neighbour(shapes, shape, step);
    setCurrent(next);
    places.current[next]?.focus();
  };
  return (
    <svg viewBox={FRAME} role="group" aria-label={label}>
      <g className="body-under" aria-hidden="true">
        {SHAPES[view].map((shape) => (
          <path key={`${shape.region} ${shape.side}`} d={shape.path} />
        ))}
      </g>
      {shapes.map((shape, n) => {
        const mark = marks.find((one) => covers(one, shape));
        return (
          <g
            key={`${shape.region} ${shape.side}`}
            ref={(element) => {
              places.current[n] = element;
            }}
            className="body-region"
            role="button"
            tabIndex={n === current ? 0 : -1}
            aria-pressed={mark !== undefined}
            aria-label={mark?.intensity === undefined ? nameOf(shape) : `${nameOf(shape)}, ${t.ofTen(mark.intensity)}`}
            data-region={shape.region}
            data-side={shape.side}
            onClick={() => {
              setCurrent(n);
              onPick(shape);
            }}
            onKeyDown={(event) => press(event, shape)}
          >
            <path d={shape.path} />
            {mark?.intensity !== undefined && (
              <text x={shape.center[0]} y={shape.center[1]} aria-hidden="true">
                {mark.intensity}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
