import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { afterPress } from './after-press.ts';
import { useOnLeaving } from './use-on-leaving.ts';

export type Option<T extends string | number> = Readonly<{ value: T; text: ReactNode; open?: boolean }>;

type Props<T extends string | number> = Readonly<{
  name: string;
  options: readonly Option<T>[];
  chosen: readonly T[];
  many?: boolean;
  layout?: 'rows' | 'pairs' | 'inline' | 'scale';
  describedBy?: string | undefined;
  /** Misses its answer, or has a wrong one. */
  invalid?: boolean;
  onChange: (value: T, on: boolean) => void;
}>;

const SETTLE_MS = 1000;

/**
 * Arrow keys choose every radio button that they pass. Only where they come to rest counts as an answer: nothing is
 * sent, and no advice shown, for one that was passed.
 */
const useResting = <T,>(commit: (value: T) => void) => {
  const [passing, setPassing] = useState<Readonly<{ value: T }>>();
  const byArrow = useRef(false);
  const due = useRef<Readonly<{ value: T }>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  const rest = (): void => {
    clearTimeout(timer.current);
    const value = due.current;
    due.current = undefined;
    setPassing(undefined);
    if (value) latest.current(value.value);
  };
  useOnLeaving(rest);
  const leave = (): void => afterPress(rest);
  const choose = (value: T): void => {
    due.current = { value };
    if (!byArrow.current) return rest();
    setPassing({ value });
    clearTimeout(timer.current);
    timer.current = setTimeout(leave, SETTLE_MS);
  };
  const noteKey = ({ key }: KeyboardEvent): void => {
    byArrow.current = key.startsWith('Arrow');
  };
  return { passing, choose, leave, noteKey, notePointer: () => void (byArrow.current = false) } as const;
};

/** Radio buttons or check boxes with the whole row as target. Stands inside a fieldset. */
export const Options = <T extends string | number>({ name, options, chosen, many, layout = 'rows', describedBy, invalid, onChange }: Props<T>) => {
  const { passing, choose, leave, noteKey, notePointer } = useResting<T>((value) => onChange(value, true));
  const checked = passing ? [passing.value] : chosen;
  return (
    <div className={`${layout === 'scale' ? 'scale' : `options options-${layout}`}${invalid ? ' options-invalid' : ''}`} onKeyDown={noteKey} onPointerDown={notePointer} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || leave()}>
      {options.map(({ value, text, open }) => (
        <label key={value} className={`option${open ? ' option-open' : ''}`}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={checked.includes(value)}
            aria-describedby={describedBy}
            onChange={(event) => (many ? onChange(value, event.currentTarget.checked) : choose(value))}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
};
