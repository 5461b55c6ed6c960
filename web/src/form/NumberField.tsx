import { useState } from 'react';
import { Options } from '../ui/Options.tsx';
import { useLanguage, wordsOf } from '../texts/language.tsx';
import { valueIn, type FieldProps } from './field.ts';
import type { FormItem } from './intake.ts';
import { OpenStates } from './OpenStates.tsx';
import { firstUnit, toShown, toStored, unitsFor } from './units.ts';
import { useTyped } from './use-typed.ts';

const isScale = ({ type, minValue, maxValue }: FormItem): boolean => type === 'integer' && minValue === 0 && maxValue === 10;

const ELEVEN = Array.from({ length: 11 }, (_, n) => ({ value: n, text: String(n) }));

export const NumberField = (props: FieldProps) => (isScale(props.item) ? <ScaleField {...props} /> : <TypedNumber {...props} />);

/** 0 to 10 as eleven buttons. */
const ScaleField = (props: FieldProps) => {
  const { item, answer, describedBy, invalid, onAnswer } = props;
  const { locale } = useLanguage();
  const value = valueIn(answer);
  return (
    <div className="stack">
      <Scale name={item.linkId} value={typeof value === 'number' ? value : undefined} describedBy={describedBy} invalid={invalid} ends={item.ends && { low: wordsOf(item.ends.low, locale), high: wordsOf(item.ends.high, locale) }} onChange={(n) => onAnswer({ value: n })} />
      <OpenStates {...props} />
    </div>
  );
};

type ScaleProps = Readonly<{
  name: string;
  value: number | undefined;
  ends: Readonly<{ low: string; high: string }> | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  onChange: (n: number) => void;
}>;

export const Scale = ({ name, value, ends, describedBy, invalid = false, onChange }: ScaleProps) => (
  <div>
    <Options layout="scale" name={name} options={ELEVEN} chosen={value === undefined ? [] : [value]} describedBy={describedBy} invalid={invalid} onChange={onChange} />
    {ends && (
      <p className="scale-ends soft small">
        <span>0: {ends.low}</span>
        <span>10: {ends.high}</span>
      </p>
    )}
  </div>
);

const TypedNumber = (props: FieldProps) => {
  const { item, answer, labelledBy, describedBy, invalid, onAnswer, onFault, country } = props;
  const { t, locale } = useLanguage();
  const stored = item.unit?.en ?? '';
  const named = (one: string): string => (one === stored && item.unit ? wordsOf(item.unit, locale) : (t.units[one] ?? one));
  const [unit, setUnit] = useState(() => firstUnit(stored, item.type === 'decimal', country));
  const units = item.type === 'decimal' ? unitsFor(stored) : [stored];
  const value = valueIn(answer);
  const shown = (n: number, decimals = 1): string => n.toLocaleString(locale, { maximumFractionDigits: decimals, useGrouping: false });
  const limits = (): string => t.numberBetween(shown(Math.ceil(toShown(stored, unit, item.minValue ?? 0))), shown(Math.floor(toShown(stored, unit, item.maxValue ?? 0))), named(unit));
  const commit = (typed: string): void => {
    if (typed.trim() === '') return onFault(undefined), onAnswer({ state: 'skipped' });
    const number = Number(typed.trim().replace(',', '.'));
    const next = toStored(stored, unit, number);
    const fits = Number.isFinite(number) && next >= (item.minValue ?? -Infinity) && next <= (item.maxValue ?? Infinity) && (item.type === 'decimal' || Number.isInteger(next));
    if (!fits) return onFault(limits());
    onFault(undefined);
    onAnswer({ value: next });
  };
  const { text, type, leave } = useTyped(typeof value === 'number' ? shown(toShown(stored, unit, value)) : '', commit);
  return (
    <div className="stack">
      <div className="row">
        <input
          className="input input-short"
          inputMode={item.type === 'decimal' ? 'decimal' : 'numeric'}
          autoComplete="off"
          data-initial={item.initialExpression}
          maxLength={9}
          value={text}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={leave}
        />
        {units.length > 1 ? (
          <select className="input input-short" aria-label={t.unitOf} value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
            {units.map((one) => (
              <option key={one} value={one}>
                {named(one)}
              </option>
            ))}
          </select>
        ) : (
          stored && <span>{named(stored)}</span>
        )}
      </div>
      <OpenStates {...props} />
    </div>
  );
};
