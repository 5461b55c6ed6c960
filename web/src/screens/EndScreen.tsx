import type { ReactNode } from 'react';
import type { Outcome } from '../api/intake-api.ts';
import { AdviceWords, type Words } from '../advice/AdviceWords.tsx';
import { useLanguage } from '../texts/language.tsx';
import { Button, callAddress, CallLink } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';

const PRESSING = ['emergency_now', 'urgent_same_day'];

/** What is to be done is said once, under all that asks for it. */
const byAction = ({ whatToDo }: Outcome) => {
  const actions = new Map(whatToDo.map(({ action }) => [action.en, action]));
  return [...actions.values()].map((action) => ({ action, reasons: whatToDo.filter((one) => one.action.en === action.en).map(({ reason }) => reason) }));
};

/** What happens next, in the server's words; the same list of warning signs for everybody. */
export const EndScreen = ({ outcome, copy }: { outcome: Outcome; copy?: ReactNode }) => {
  const { t } = useLanguage();
  const number = outcome.emergencyNumber;
  const pressing = PRESSING.includes(outcome.level);
  const say = (words: Words) => <AdviceWords words={words} number={number} />;
  return (
    <div className="stack-loose page-in" data-level={outcome.level}>
      <div className={`card stack${pressing ? ' advice' : ''}`}>
        <ScreenTitle>{say(outcome.headline)}</ScreenTitle>
        <p>{say(outcome.message)}</p>
        {pressing && <CallLink number={number}>{t.call(number)}</CallLink>}
      </div>
      {outcome.whatToDo.length > 0 && (
        <section className="stack">
          <h2>{t.endSaid}</h2>
          <ul className="tell">
            {byAction(outcome).map(({ action, reasons }) => (
              <li key={action.en} className="note">
                {reasons.map((reason) => (
                  <p key={reason.en}>{say(reason)}</p>
                ))}
                <strong>{say(action)}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card stack">
        <h2>{t.endNext}</h2>
        <p>{say(outcome.nextStep)}</p>
      </section>
      <section className="note note-warm stack">
        <h2>{t.safetyTitle}</h2>
        <p>{t.safetyText(number)}</p>
        <ul className="bullets">
          {outcome.safetyNet.map((sign) => (
            <li key={sign.en}>{say(sign)}</li>
          ))}
        </ul>
        {!pressing && (
          <p>
            <a href={callAddress(number)}>{t.call(number)}</a>
          </p>
        )}
      </section>
      <div className="stack no-print">
        <Button kind="quiet" wide onPress={() => print()}>
          {t.print}
        </Button>
        <p className="soft small">{t.endClose}</p>
      </div>
      {copy}
    </div>
  );
};
