import { useId, useState } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { dateOf, partsOf, type DateParts } from './date-parts.ts';

type Props = Readonly<{
  /** YYYY-MM-DD, or empty. */
  value: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  birthday?: boolean;
  /** A whole date, or undefined while parts are missing or make no date. */
  onChange: (date: string | undefined) => void;
}>;

/** Month by name, so that no order of numbers can be mistaken. Stands inside a fieldset. */
export const DateFields = ({ value, describedBy, invalid, birthday, onChange }: Props) => {
  const { t, locale } = useLanguage();
  const id = useId();
  const [parts, setParts] = useState(() => partsOf(value));
  const change = (part: Partial<DateParts>): void => {
    const next = { ...parts, ...part };
    setParts(next);
    onChange(dateOf(next));
  };
  const months = Array.from({ length: 12 }, (_, n) => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, n, 1)));
  const common = { 'aria-describedby': describedBy, 'aria-invalid': invalid } as const;
  return (
    <div className="date-fields">
      <div>
        <label className="label" htmlFor={`${id}m`}>{t.month}</label>
        <select {...common} id={`${id}m`} className="input" autoComplete={birthday ? 'bday-month' : 'off'} value={parts.month} onChange={(event) => change({ month: event.currentTarget.value })}>
          <option value="" />
          {months.map((name, n) => (
            <option key={name} value={String(n + 1)}>{name}</option>
          ))}
        </select>
      </div>
      <div>
        <label className="label" htmlFor={`${id}d`}>{t.day}</label>
        <input {...common} id={`${id}d`} className="input" inputMode="numeric" maxLength={2} autoComplete={birthday ? 'bday-day' : 'off'} value={parts.day} onChange={(event) => change({ day: event.currentTarget.value.replace(/\D/g, '') })} />
      </div>
      <div>
        <label className="label" htmlFor={`${id}y`}>{t.year}</label>
        <input {...common} id={`${id}y`} className="input" inputMode="numeric" maxLength={4} autoComplete={birthday ? 'bday-year' : 'off'} value={parts.year} onChange={(event) => change({ year: event.currentTarget.value.replace(/\D/g, '') })} />
      </div>
    </div>
  );
};
