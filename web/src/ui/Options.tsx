import type { ReactNode } from 'react';

export type Option<T extends string | number> = Readonly<{ value: T; text: ReactNode; open?: boolean }>;

type Props<T extends string | number> = Readonly<{
  name: string;
  options: readonly Option<T>[];
  chosen: readonly T[];
  many?: boolean;
  inline?: boolean;
  scale?: boolean;
  describedBy?: string;
  onChange: (value: T, on: boolean) => void;
}>;

/** Radio buttons or check boxes with the whole row as target. Stands inside a fieldset. */
export const Options = <T extends string | number>({ name, options, chosen, many, inline, scale, describedBy, onChange }: Props<T>) => (
  <div className={scale ? 'scale' : `options${inline ? ' options-inline' : ''}`}>
    {options.map(({ value, text, open }) => (
      <label key={value} className={`option${open ? ' option-open' : ''}`}>
        <input
          type={many ? 'checkbox' : 'radio'}
          name={name}
          value={value}
          checked={chosen.includes(value)}
          aria-describedby={describedBy}
          onChange={(event) => onChange(value, event.currentTarget.checked)}
        />
        <span>{text}</span>
      </label>
    ))}
  </div>
);
