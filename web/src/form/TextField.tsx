import { valueIn, type FieldProps } from './field.ts';
import { OpenStates } from './OpenStates.tsx';
import { useTyped } from './use-typed.ts';

const LONGEST = { string: 200, text: 2000 };

export const TextField = (props: FieldProps) => {
  const { item, answer, labelledBy, describedBy, invalid, onAnswer } = props;
  const value = valueIn(answer);
  const { text, type, leave } = useTyped(typeof value === 'string' ? value : '', (typed) => onAnswer(typed.trim() === '' ? { state: 'skipped' } : { value: typed }));
  const Field = item.type === 'text' ? 'textarea' : 'input';
  return (
    <div className="stack">
      <Field
        className="input"
        value={text}
        maxLength={item.maxLength ?? LONGEST[item.type === 'text' ? 'text' : 'string']}
        autoComplete="off"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
      />
      <OpenStates {...props} />
    </div>
  );
};
