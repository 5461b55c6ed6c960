import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Options } from '../ui/Options.tsx';
import type { Days, Time } from './booking-api.ts';
import { dayOf, hourOf, useBookingWords } from './words.ts';

type Props = Readonly<{
  timezone: string;
  horizonDays: number;
  load: (days: Days) => Promise<readonly Time[]>;
  onProblem: (error: unknown) => void;
  /** Words of the button, and what it does. */
  go: string;
  busy?: boolean;
  onChoose: (startsAt: string) => void;
  onBack: () => void;
}>;

const SHOWN_DAYS = 14;
const DAY_MS = 86_400_000;

const windowOf = (page: number): Days => {
  const from = Date.now() + page * SHOWN_DAYS * DAY_MS;
  return { from: new Date(from).toISOString(), to: new Date(from + SHOWN_DAYS * DAY_MS).toISOString() };
};

/** Two weeks at a time: a day, then a time of that day. */
export const TimePicker = ({ timezone, horizonDays, load, onProblem, go, busy, onChoose, onBack }: Props) => {
  const { b, t, locale } = useBookingWords();
  const id = useId();
  const [page, setPage] = useState(0);
  const [times, setTimes] = useState<readonly Time[]>();
  const [day, setDay] = useState<string>();
  const [at, setAt] = useState<string>();
  const [tried, setTried] = useState(false);
  useEffect(() => {
    let wanted = true;
    setTimes(undefined);
    setDay(undefined);
    setAt(undefined);
    load(windowOf(page)).then((found) => wanted && setTimes(found), (error: unknown) => wanted && onProblem(error));
    return () => void (wanted = false);
  }, [page]);
  const body = useRef<HTMLDivElement>(null);
  const [nameOf, keyOf] = [dayOf(locale, timezone), dayOf('en', timezone)];
  const days = [...new Map((times ?? []).map(({ startsAt }) => [keyOf(startsAt), nameOf(startsAt)]))].map(([value, text]) => ({ value, text }));
  const ofDay = (times ?? []).filter(({ startsAt }) => keyOf(startsAt) === day);
  const hour = hourOf(locale, timezone);
  const isLast = (page + 1) * SHOWN_DAYS > horizonDays;
  const wanting = tried && at === undefined;
  const submit = (): void => {
    setTried(true);
    if (at !== undefined) return onChoose(at);
    requestAnimationFrame(() => [...(body.current?.querySelectorAll('fieldset') ?? [])].at(-1)?.querySelector('input')?.focus());
  };
  return (
    <div className="stack-loose" ref={body}>
      <div className="card stack-loose">
        {times === undefined ? <p role="status">{t.loading}</p> : days.length === 0 ? <p role="status">{isLast && page === 0 ? b.noTimesAtAll : b.noTimes}</p> : null}
        {days.length > 0 && (
          <fieldset className="pick">
            <legend className="question-text">{b.chooseDay}</legend>
            <Options name={`${id}d`} layout="pairs" options={days} chosen={day === undefined ? [] : [day]} describedBy={`${id}f`} invalid={wanting && day === undefined} onChange={(value) => (setDay(value), setAt(undefined))} />
          </fieldset>
        )}
        {ofDay.length > 0 && (
          <fieldset className="pick">
            <legend className="question-text">{b.chooseHour}</legend>
            <Options name={`${id}t`} layout="inline" options={ofDay.map(({ startsAt }) => ({ value: startsAt, text: hour(startsAt) }))} chosen={at === undefined ? [] : [at]} describedBy={`${id}f`} invalid={wanting} onChange={setAt} />
          </fieldset>
        )}
        <Failure id={`${id}f`}>{wanting ? (day === undefined ? b.pickDay : b.pickTime) : undefined}</Failure>
        <div className="row">
          {page > 0 && <Button kind="plain" onPress={() => setPage(page - 1)}>{b.earlier}</Button>}
          {!isLast && <Button kind="plain" onPress={() => setPage(page + 1)}>{b.later}</Button>}
        </div>
        <p className="soft small">{b.clinicTime(timezone.replaceAll('_', ' '))}</p>
      </div>
      <div className="actions">
        <Button kind="quiet" onPress={onBack}>{t.back}</Button>
        <Button busy={busy === true} onPress={submit}>{busy ? t.loading : go}</Button>
      </div>
    </div>
  );
};
