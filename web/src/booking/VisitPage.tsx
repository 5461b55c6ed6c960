import { useEffect, useState } from 'react';
import { Frame } from '../screens/Frame.tsx';
import { Button } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import { useFragment } from '../ui/use-fragment.ts';
import { VisitApi, type Visit } from './booking-api.ts';
import './booking.css';
import { TimePicker } from './TimePicker.tsx';
import { troubleOf, type Trouble } from './trouble.ts';
import { TroubleScreen } from './TroubleScreen.tsx';
import { moneyOf, useBookingWords, wholeOf } from './words.ts';

type Doing = 'looking' | 'moving' | 'cancelling';
/** A visit may be moved some weeks ahead; further, the clinic helps. */
const MOVE_DAYS = 60;

/** `/visit#<link>`: one visit, to move or to cancel. */
const VisitPage = () => {
  const { b } = useBookingWords();
  const link = useFragment();
  return (
    <Frame title={b.visitTitle}>
      <OneVisit key={link} link={link} />
    </Frame>
  );
};

const OneVisit = ({ link }: { link: string }) => {
  const { b, t } = useBookingWords();
  const [api] = useState(() => new VisitApi(link));
  const [visit, setVisit] = useState<Visit>();
  const [doing, setDoing] = useState<Doing>('looking');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const fail = (error: unknown): void => {
    const what = troubleOf(error);
    if (what === 'gone' || what === 'failed') setSaid(what === 'gone' ? b.gone : b.failed);
    else setTrouble(what);
    setDoing('looking');
  };
  const act = async (work: () => Promise<Visit>, words?: string): Promise<void> => {
    setBusy(true);
    setSaid(undefined);
    await work().then((now) => (setVisit(now), setDoing('looking'), setSaid(words)), fail);
    setBusy(false);
  };
  const load = (): void => {
    setTrouble(undefined);
    void act(() => api.read());
  };
  useEffect(load, [api]);
  if (trouble) return <TroubleScreen trouble={trouble} onRetry={load} />;
  if (!visit) return <p role="status">{t.loading}</p>;
  return (
    <div className="stack-loose page-in" data-doing={doing} key={`${doing} ${visit.state}`}>
      <div className="stack">
        <ScreenTitle>{doing === 'cancelling' ? b.cancelTitle : doing === 'moving' ? b.chooseTime : b.visitTitle}</ScreenTitle>
        {said && <p className="note note-brand" role="status">{said}</p>}
        <Facts visit={visit} />
      </div>
      {doing === 'looking' && <Choices visit={visit} busy={busy} onDo={(what) => (setSaid(undefined), setDoing(what))} onTake={() => void act(() => api.confirm())} />}
      {doing === 'moving' && (
        <TimePicker
          timezone={visit.timezone} horizonDays={MOVE_DAYS} load={(days) => api.times(days)} onProblem={fail} go={b.moveTo} busy={busy}
          onChoose={(at) => void act(() => api.move(at), b.moved)} onBack={() => setDoing('looking')}
        />
      )}
      {doing === 'cancelling' && <Cancelling visit={visit} busy={busy} onBack={() => setDoing('looking')} onYes={() => void act(() => api.cancel(visit.cancellationFeeMinor), b.cancelled)} />}
    </div>
  );
};

const Facts = ({ visit }: { visit: Visit }) => {
  const { b, locale } = useBookingWords();
  const when = wholeOf(locale, visit.timezone);
  const until = visit.expiresAt === null ? undefined : when(visit.expiresAt);
  return (
    <div className="card stack" data-state={visit.state}>
      <p className="offer-name">{when(visit.startsAt)}</p>
      <p>{visit.service} · {moneyOf(visit.priceMinor, visit.currency, locale)}</p>
      <p><strong>{b.visitStates[visit.state] ?? b.visitStates['booked']}</strong></p>
      {visit.state === 'held' && until && <p>{visit.provisional ? b.visitWaits(until) : b.visitOffered(until)}</p>}
      <p className="soft small">{b.clinicTime(visit.timezone.replaceAll('_', ' '))}</p>
    </div>
  );
};

const Choices = ({ visit, busy, onDo, onTake }: { visit: Visit; busy: boolean; onDo: (what: Doing) => void; onTake: () => void }) => {
  const { b, locale } = useBookingWords();
  const isAhead = Date.parse(visit.startsAt) > Date.now();
  if (!isAhead) return null;
  if (visit.state === 'held') return visit.provisional ? null : <Button wide busy={busy} onPress={onTake}>{b.take}</Button>;
  if (visit.state !== 'booked' && visit.state !== 'requested') return null;
  const movable = visit.state === 'booked' && Date.parse(visit.movableUntil) >= Date.now();
  return (
    <div className="stack">
      {movable && <Button wide onPress={() => onDo('moving')}>{b.move}</Button>}
      {visit.state === 'booked' && <p className="soft small">{movable ? b.moveUntil(wholeOf(locale, visit.timezone)(visit.movableUntil)) : b.moveTooLate}</p>}
      <Button wide kind="quiet" onPress={() => onDo('cancelling')}>{b.cancel}</Button>
    </div>
  );
};

const Cancelling = ({ visit, busy, onBack, onYes }: { visit: Visit; busy: boolean; onBack: () => void; onYes: () => void }) => {
  const { b, t, locale } = useBookingWords();
  return (
    <div className="stack">
      <p className={`note ${visit.cancellationFeeMinor > 0 ? 'note-warm' : ''}`}>
        {visit.cancellationFeeMinor > 0 ? b.cancelFee(moneyOf(visit.cancellationFeeMinor, visit.currency, locale)) : b.cancelFree}
      </p>
      <div className="actions">
        <Button kind="quiet" onPress={onBack}>{b.cancelNo}</Button>
        <Button busy={busy} onPress={onYes}>{busy ? t.loading : b.cancelYes}</Button>
      </div>
    </div>
  );
};

export default VisitPage;
