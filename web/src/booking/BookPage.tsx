import { useEffect, useState } from 'react';
import { Refused } from '../api/problem.ts';
import { Frame } from '../screens/Frame.tsx';
import { useLanguage } from '../texts/language.tsx';
import { useFragment } from '../ui/use-fragment.ts';
import { LinkApi, PageApi, type Cover, type Desk, type Offer } from './booking-api.ts';
import { BookingSteps } from './BookingSteps.tsx';
import './booking.css';
import { IdentityForm, type Wrong } from './IdentityForm.tsx';
import { troubleOf, type Trouble } from './trouble.ts';
import { TroubleScreen } from './TroubleScreen.tsx';
import { useBookingWords } from './words.ts';

type Ready = Readonly<{ desk: Desk; clinic: string; offers: readonly Offer[] }>;

/** `/book/<clinic>` for everybody; `/book#<link>` for a client: the secret stands in the fragment, which no server sees. */
const BookPage = () => {
  const { b } = useBookingWords();
  const link = useFragment();
  const clinicId = location.pathname.split('/')[2] ?? '';
  return <Frame title={b.title}>{clinicId ? <PublicPage key={clinicId} clinicId={clinicId} /> : <PersonalPage key={link} link={link} />}</Frame>;
};

/** Speaks the clinic's language to who has not chosen one. */
const useInvitedLanguage = (cover: Cover | undefined): void => {
  const { speak } = useLanguage();
  useEffect(() => {
    if (cover && localStorage.getItem('language') === null && cover.locale === 'es') speak(cover.locale);
  }, [cover]);
};

const Waiting = () => {
  const { t } = useBookingWords();
  return <p role="status">{t.loading}</p>;
};

const PublicPage = ({ clinicId }: { clinicId: string }) => {
  const [ready, setReady] = useState<Ready>();
  const [cover, setCover] = useState<Cover>();
  const [trouble, setTrouble] = useState<Trouble>();
  useInvitedLanguage(cover);
  const load = (): void => {
    setTrouble(undefined);
    const desk = new PageApi(clinicId, () => (document.documentElement.lang === 'es' ? 'es' : 'en'));
    desk.page().then((page) => (setCover(page), setReady({ desk, clinic: page.clinic, offers: page.offers })), (error: unknown) => setTrouble(troubleOf(error)));
  };
  useEffect(load, [clinicId]);
  if (trouble) return <TroubleScreen trouble={trouble} onRetry={load} />;
  return ready ? <BookingSteps {...ready} stranger onTrouble={setTrouble} /> : <Waiting />;
};

const PersonalPage = ({ link }: { link: string }) => {
  const [desk] = useState(() => new LinkApi(link));
  const [cover, setCover] = useState<Cover>();
  const [ready, setReady] = useState<Ready>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [check, setCheck] = useState<Readonly<{ busy: boolean; wrong?: Wrong; again?: boolean }>>({ busy: false });
  useInvitedLanguage(cover);
  const load = (): void => {
    setTrouble(undefined);
    desk.cover().then(setCover, (error: unknown) => setTrouble(troubleOf(error)));
  };
  useEffect(load, [desk]);
  const identify = async (familyName: string, dateOfBirth: string): Promise<void> => {
    setCheck({ busy: true });
    try {
      await desk.check(familyName, dateOfBirth);
      setReady({ desk, clinic: cover?.clinic ?? '', offers: await desk.offers() });
      setCheck({ busy: false });
    } catch (error) {
      const isWrong = error instanceof Refused && error.problem.code === 'identity_not_confirmed';
      setCheck({ busy: false, ...(isWrong && { wrong: { triesLeft: error.problem.triesLeft } }) });
      if (!isWrong) setTrouble(troubleOf(error));
    }
  };
  const onTrouble = (what: Trouble): void => {
    if (what !== 'again') return setTrouble(what);
    setReady(undefined);
    setCheck({ busy: false, again: true });
  };
  if (trouble) return <TroubleScreen trouble={trouble} onRetry={load} />;
  if (ready) return <BookingSteps {...ready} onTrouble={onTrouble} />;
  return cover ? <IdentityForm clinic={cover.clinic} again={check.again === true} busy={check.busy} wrong={check.wrong} onCheck={(name, birth) => void identify(name, birth)} /> : <Waiting />;
};

export default BookPage;
