import { useRef, useState } from 'react';
import { Steps } from '../screens/Steps.tsx';
import { Button } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import type { Desk, Offer, Outcome, Person } from './booking-api.ts';
import { Chosen, OfferList } from './OfferList.tsx';
import { OutcomeScreen } from './OutcomeScreen.tsx';
import { NOBODY, PersonForm } from './PersonForm.tsx';
import { TimePicker } from './TimePicker.tsx';
import { troubleOf, type Trouble } from './trouble.ts';
import { useBookingWords } from './words.ts';

type Props = Readonly<{ desk: Desk; clinic: string; offers: readonly Offer[]; stranger?: boolean; onTrouble: (trouble: Trouble) => void }>;

const STEPS = 3;

/** What, when, who: three screens, and back to any of them. */
export const BookingSteps = ({ desk, clinic, offers, stranger = false, onTrouble }: Props) => {
  const { b, t } = useBookingWords();
  const [offer, setOffer] = useState<Offer>();
  const [startsAt, setStartsAt] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const [gone, setGone] = useState(false);
  const [lost, setLost] = useState(false);
  const [person, setPerson] = useState(NOBODY);
  const key = useRef({ of: '', key: '' });
  const fail = (error: unknown): void => {
    const trouble = troubleOf(error);
    if (trouble !== 'gone') return onTrouble(trouble);
    setGone(true);
    setStartsAt(undefined);
  };
  /** Nobody knows whether it arrived: the same wish is sent again with the same key. */
  const failToAsk = (error: unknown): void => (troubleOf(error) === 'busy' ? setLost(true) : fail(error));
  const ask = async (person?: Person): Promise<void> => {
    if (!offer || startsAt === undefined) return;
    setLost(false);
    const wish = JSON.stringify([offer.variantId, startsAt, person]);
    if (key.current.of !== wish) key.current = { of: wish, key: crypto.randomUUID() };
    setBusy(true);
    await desk.ask(offer.variantId, startsAt, key.current.key, person).then(setOutcome, failToAsk);
    setBusy(false);
  };
  if (outcome && offer) return <OutcomeScreen outcome={outcome} offer={offer} />;
  const step = offer === undefined ? 1 : startsAt === undefined ? 2 : 3;
  return (
    <div className="stack-loose page-in" data-step={step} key={step}>
      <div className="stack">
        <Steps step={step} steps={STEPS} of={clinic} />
        <ScreenTitle>{step === 1 ? b.chooseService : step === 2 ? b.chooseTime : stranger ? b.who : b.sure}</ScreenTitle>
        {step === 2 && gone && <p className="note note-warm" role="alert">{b.gone}</p>}
        {offer && <Chosen offer={offer} startsAt={startsAt} />}
        {step === 3 && stranger && <p>{b.whoText}</p>}
        {step === 3 && lost && <p className="note note-warm" role="alert">{t.linkText.busy}</p>}
      </div>
      {!offer && <OfferList offers={offers} onChoose={(chosen) => (setOffer(chosen), setGone(false))} />}
      {offer && startsAt === undefined && (
        <TimePicker
          timezone={offer.timezone} horizonDays={offer.horizonDays} load={(days) => desk.times(offer.variantId, days)} onProblem={fail} go={t.next}
          onChoose={(at) => (setStartsAt(at), setGone(false), setLost(false))} onBack={() => setOffer(undefined)}
        />
      )}
      {offer && startsAt !== undefined && stranger && <PersonForm busy={busy} person={person} onChange={setPerson} onSend={(person) => void ask(person)} onBack={() => setStartsAt(undefined)} />}
      {offer && startsAt !== undefined && !stranger && (
        <div className="actions">
          <Button kind="quiet" onPress={() => setStartsAt(undefined)}>{t.back}</Button>
          <Button busy={busy} onPress={() => void ask()}>{busy ? t.loading : b.book}</Button>
        </div>
      )}
    </div>
  );
};
