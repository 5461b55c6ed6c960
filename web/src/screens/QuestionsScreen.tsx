import { useRef, useState } from 'react';
import { askedIn, isAsked, type Page } from '../form/pages.ts';
import { faultMessage, isFaced, type Answer, type Answers, type FormItem } from '../form/intake.ts';
import { goToQuestion, Question, questionId } from '../form/Question.tsx';
import type { OpenForm } from '../api/intake-api.ts';
import type { AnswerFault, IntakeState } from '../intake/state.ts';
import { useLanguage, Words, wordsOf } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import { Steps } from './Steps.tsx';

type Props = Readonly<{
  open: OpenForm;
  page: Page;
  step: number;
  steps: number;
  answers: Answers;
  faults: IntakeState['faults'];
  country: string | undefined;
  resumed: boolean;
  onAnswer: (linkId: string, answer: Answer) => void;
  onNext: () => void;
  onBack: (() => void) | undefined;
}>;

/** One screen of questions. It moves on when what is needed is answered; what was left empty is recorded as skipped. */
export const QuestionsScreen = ({ open, page, step, steps, answers, faults, country, resumed, onAnswer, onNext, onBack }: Props) => {
  const { t, locale } = useLanguage();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const typing = useRef(new Map<string, string>());
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef(answers);
  latest.current = answers;
  const asked = askedIn(open.form, open.visit, answers);
  const shown = page.flatMap((part) => part.items).filter((item) => isAsked(item, open.form, asked, answers));
  const stillMissing = shown.filter((item) => missing.includes(item.linkId) && (typing.current.has(item.linkId) || !isFaced(answers, item.linkId)));
  const noteFault = (linkId: string, message: string | undefined): void => {
    if (message === undefined) typing.current.delete(linkId);
    else typing.current.set(linkId, message);
  };
  const next = (): void => {
    (document.activeElement as HTMLElement | null)?.blur();
    const wanting = leave(open, page, latest.current, typing.current, onAnswer);
    setMissing(wanting);
    if (wanting.length === 0) return onNext();
    requestAnimationFrame(() => list.current?.focus());
  };
  const told = (fault: AnswerFault | undefined): string | undefined => (typeof fault === 'object' ? faultMessage(fault, locale) : fault);
  const [first, ...others] = page.filter((part) => part.items.some((item) => shown.includes(item)));
  const ask = (item: FormItem) => (
    <Question
      key={item.linkId}
      item={item}
      answer={answers[item.linkId]}
      country={country}
      fault={told(faults[item.linkId]) ?? (stillMissing.includes(item) ? (typing.current.get(item.linkId) ?? t.required) : undefined)}
      onAnswer={onAnswer}
      onFault={noteFault}
    />
  );
  return (
    <div className="stack-loose page-in" data-screen={step}>
      <div className="stack">
        <Steps step={step} steps={steps} />
        {resumed && <p className="note note-brand">{t.welcomeBack}</p>}
        <ScreenTitle>{first && <Words of={first.group.title} />}</ScreenTitle>
        {step === 1 && <p className="soft">{t.leaveOpen}</p>}
        {step === 1 && open.guardianSigns && <p className="note note-brand">{t.forMinor}</p>}
      </div>
      {stillMissing.length > 0 && (
        <div className="note note-urgent stack" ref={list} tabIndex={-1} role="alert">
          <strong>{t.errorsTitle(stillMissing.length)}</strong>
          <ul className="bullets">
            {stillMissing.map((item) => (
              <li key={item.linkId}>
                <a href={`#${questionId(item.linkId)}`} onClick={(event) => (event.preventDefault(), goToQuestion(item.linkId))}>
                  {wordsOf(item.text, locale)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {first && <section className="card stack-loose">{first.items.filter((item) => shown.includes(item)).map(ask)}</section>}
      {others.map((part) => (
        <section key={part.group.linkId} className="stack">
          <h2>
            <Words of={part.group.title} />
          </h2>
          <div className="card stack-loose">{part.items.filter((item) => shown.includes(item)).map(ask)}</div>
        </section>
      ))}
      <div className="actions">
        {onBack && (
          <Button kind="quiet" onPress={onBack}>
            {t.back}
          </Button>
        )}
        <Button onPress={next}>{t.next}</Button>
      </div>
    </div>
  );
};

/** Records as skipped what was left empty, until nothing new is asked. Gives what must still be answered. */
const leave = ({ form, visit }: OpenForm, page: Page, given: Answers, typing: ReadonlyMap<string, string>, onAnswer: Props['onAnswer']): string[] => {
  const items = page.flatMap((part) => part.items).filter((item) => item.type !== 'display');
  let answers = given;
  for (;;) {
    const asked = askedIn(form, visit, answers);
    const open = items.filter((item) => asked.has(item.linkId) && (typing.has(item.linkId) || !isFaced(answers, item.linkId)));
    const wanting = open.filter((item) => item.required || typing.has(item.linkId)).map((item) => item.linkId);
    const empty = open.filter((item) => !wanting.includes(item.linkId) && !Object.hasOwn(answers, item.linkId));
    if (wanting.length > 0 || empty.length === 0) return wanting;
    for (const { linkId } of empty) onAnswer(linkId, { state: 'skipped' });
    answers = { ...answers, ...Object.fromEntries(empty.map(({ linkId }) => [linkId, { state: 'skipped' } as const])) };
  }
};
