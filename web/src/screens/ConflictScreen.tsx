import { useAnswerWords } from '../form/use-answer-words.ts';
import { itemsOf, type Answers, type FormDefinition } from '../form/intake.ts';
import type { Conflict } from '../intake/outbox.ts';
import { useLanguage, Words } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';

type Props = Readonly<{ conflict: Conflict; form: FormDefinition; answers: Answers; onSettle: (ours: boolean) => void }>;

/** Both answers to one question; nothing is overwritten until the client has chosen. */
export const ConflictScreen = ({ conflict, form, answers, onSettle }: Props) => {
  const { t } = useLanguage();
  const say = useAnswerWords();
  const item = itemsOf(form).get(conflict.linkId)?.item;
  if (!item) return null;
  return (
    <div className="stack-loose page-in" data-conflict={conflict.linkId}>
      <div className="stack">
        <ScreenTitle>{t.conflictTitle}</ScreenTitle>
        <p>{t.conflictText}</p>
        <p className="question-text">
          <Words of={item.text} />
        </p>
      </div>
      <div className="choice-pair">
        {[true, false].map((ours) => (
          <section key={String(ours)} className="card stack">
            <h2>{ours ? t.conflictHere : t.conflictThere}</h2>
            <p>{say(item, ours ? answers[conflict.linkId] : (conflict.theirs ?? undefined))}</p>
            <Button kind="quiet" onPress={() => onSettle(ours)}>
              {ours ? t.conflictKeepHere : t.conflictKeepThere}
            </Button>
          </section>
        ))}
      </div>
    </div>
  );
};
