import { useId, useState, type ComponentType } from 'react';
import { PainMapField } from '../body-map/PainMapField.tsx';
import { useLanguage, Words, wordsOf } from '../texts/language.tsx';
import { afterPress } from '../ui/after-press.ts';
import { Failure } from '../ui/Failure.tsx';
import { Help } from '../ui/Help.tsx';
import { BooleanField } from './BooleanField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { DateField } from './DateField.tsx';
import type { FieldProps } from './field.ts';
import type { Answer, FormItem, ItemType } from './intake.ts';
import { NumberField } from './NumberField.tsx';
import { TextField } from './TextField.tsx';

const FIELDS: Readonly<Record<Exclude<ItemType, 'display'>, ComponentType<FieldProps>>> = {
  boolean: BooleanField,
  integer: NumberField,
  decimal: NumberField,
  string: TextField,
  text: TextField,
  date: DateField,
  choice: ChoiceField,
  'pain-map': PainMapField,
};

type Props = Readonly<{
  item: FormItem;
  answer: Answer | undefined;
  fault: string | undefined;
  country: string | undefined;
  onAnswer: (linkId: string, answer: Answer) => void;
  /** Tells the screen that what is typed here is no answer yet. */
  onFault: (linkId: string, message: string | undefined) => void;
}>;

export const questionId = (linkId: string): string => `question-${linkId}`;

/** Brings a question into view and puts the focus on its field. */
export const goToQuestion = (linkId: string): void => {
  const question = document.getElementById(questionId(linkId));
  question?.scrollIntoView({ block: 'start' });
  question?.querySelector<HTMLElement>('input, textarea, select, [role="button"][tabindex="0"]')?.focus({ preventScroll: true });
};

/** One question of any type, with its help, its field and what is wrong with its answer. */
export const Question = ({ item, answer, fault, country, onAnswer, onFault }: Props) => {
  const { t, locale } = useLanguage();
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const id = useId();
  // Nobody is told that something is missing while they are at it.
  const failure = fault ?? (left ? typed : undefined);
  if (item.type === 'display') return <Words of={item.text} className="note" />;
  const Field = FIELDS[item.type];
  const tell = (message: string | undefined): void => {
    setTyped(message);
    if (message === undefined) setLeft(false);
    onFault(item.linkId, message);
  };
  return (
    <fieldset id={questionId(item.linkId)} className={`question${item.help ? ' question-with-help' : ''}`} tabIndex={-1} aria-describedby={failure ? `${id}f` : undefined} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || afterPress(() => setLeft(true))}>
      <legend className="question-head">
        <Words of={item.text} className="question-text" id={`${id}t`} /> {item.required && <span className="soft small">({t.needed})</span>}
      </legend>
      <div className="stack">
        {item.help && (
          <Help about={wordsOf(item.text, locale)}>
            <Words of={item.help} />
          </Help>
        )}
        <Failure id={`${id}f`}>{failure}</Failure>
        <Field
          item={item}
          answer={answer}
          labelledBy={`${id}t`}
          describedBy={failure ? `${id}f` : undefined}
          invalid={failure !== undefined}
          onAnswer={(next) => {
            setTyped(undefined);
            onFault(item.linkId, undefined);
            onAnswer(item.linkId, next);
          }}
          onFault={tell}
          country={country}
        />
      </div>
    </fieldset>
  );
};
