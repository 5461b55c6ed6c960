import type { Advice } from '../advice/urgent.ts';
import { useLanguage } from '../texts/language.tsx';
import { AdviceWords } from '../advice/AdviceWords.tsx';
import { Button, callAddress, CallLink } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';

type Props = Readonly<{ advice: readonly Advice[]; number: string; /** The clinic knows. */ told: boolean; onGoOn: () => void }>;

/** Stands in the way of the next question until it was read. */
export const AdviceScreen = ({ advice, number, told: clinicTold, onGoOn }: Props) => {
  const { t } = useLanguage();
  const emergency = advice.some((one) => one.emergency);
  const told = advice.filter((one) => one.emergency === emergency);
  const actions = [...new Map(told.map(({ action }) => [action.en, action])).values()];
  return (
    <div className="card advice stack-loose page-in" data-advice={emergency ? 'emergency' : 'today'}>
      <ScreenTitle>{emergency ? t.adviceEmergency : t.adviceToday}</ScreenTitle>
      {actions.map((action) => (
        <p key={action.en}>
          <AdviceWords words={action} number={number} />
        </p>
      ))}
      <CallLink number={number}>{t.call(number)}</CallLink>
      <div className="stack">
        <h2>{t.adviceBecause}</h2>
        <ul className="bullets">
          {told.map((one) => (
            <li key={one.ruleId}>
              <AdviceWords words={one.reason} number={number} />
            </li>
          ))}
        </ul>
      </div>
      <div role="status">{clinicTold && <p className="note note-brand">{t.adviceTold}</p>}</div>
      <p className="soft">{emergency ? t.adviceKept : t.adviceSoon}</p>
      <Button kind="quiet" wide onPress={onGoOn}>
        {t.adviceContinue}
      </Button>
    </div>
  );
};

/** Stays in sight while the form goes on. */
export const AdviceBanner = ({ advice, number }: { advice: readonly Advice[]; number: string }) => {
  const { t } = useLanguage();
  if (advice.length === 0) return null;
  const emergency = advice.some((one) => one.emergency);
  return (
    <div className="bar-inner">
      <p className="note note-urgent small" role="status">
        {emergency ? t.adviceBanner : t.adviceBannerToday} <a href={callAddress(number)}>{t.call(number)}</a>
      </p>
    </div>
  );
};
