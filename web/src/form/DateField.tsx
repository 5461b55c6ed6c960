import { DateFields } from '../ui/DateFields.tsx';
import { useLanguage } from '../texts/language.tsx';
import { valueIn, type FieldProps } from './field.ts';
import { OpenStates } from './OpenStates.tsx';

export const DateField = (props: FieldProps) => {
  const { answer, describedBy, invalid, onAnswer, onFault } = props;
  const { t } = useLanguage();
  const value = valueIn(answer);
  const change = (date: string | undefined): void => {
    onFault(date === undefined ? t.dateIncomplete : undefined);
    if (date !== undefined) onAnswer({ value: date });
  };
  return (
    <div className="stack">
      <DateFields value={typeof value === 'string' ? value : ''} describedBy={describedBy} invalid={invalid} onChange={change} />
      <OpenStates {...props} />
    </div>
  );
};
