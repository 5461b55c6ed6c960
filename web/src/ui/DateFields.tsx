import { useId, useState } from 'react';
import { useLanguage } from '../texts/language.tsx';

type Parts = Readonly<{ day: string; month: string; year: string }>;

type Props = Readonly<{
  /** YYYY-MM-DD, or empty. */
  value: string;
  /** Parts that were typed before. */
  typed?: Parts | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  birthday?: boolean;
  /** A whole date, or undefined while parts are missing or make no date. */
  onChange: (date: string | undefined) => void;
}>;

const partsOf = (value: string): Parts => {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

export const dateOf = ({ day, month, year }: Parts): string | undefined => {
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number(year) >= 1900 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
};

/** Month by name, so that no order of numbers can be mistaken. Stands inside a fieldset. */
export const DateFields = ({ value, typed, describedBy, invalid, birthday, onChange }: Props) => {
  const { t, locale } = useLanguage();
  const id = useId();
  const [parts, setParts] = useState(() => typed ?? partsOf(value));
  const change = (part: Partial<Parts>): void => {
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
