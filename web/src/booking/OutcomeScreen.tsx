import { ScreenTitle } from '../ui/Heading.tsx';
import type { Offer, Outcome } from './booking-api.ts';
import { Chosen } from './OfferList.tsx';
import { useBookingWords, wholeOf } from './words.ts';

/** What was done, and what the client does next. */
export const OutcomeScreen = ({ outcome, offer }: { outcome: Outcome; offer: Offer }) => {
  const { b, locale } = useBookingWords();
  const { state, startsAt, until, timezone } = outcome;
  const title = { booked: b.bookedTitle, held: b.heldTitle, requested: b.requestedTitle }[state];
  return (
    <div className="card stack page-in" data-outcome={state}>
      <ScreenTitle>{title}</ScreenTitle>
      <Chosen offer={offer} startsAt={startsAt} />
      {state === 'booked' && <p>{b.bookedText}</p>}
      {state === 'requested' && <p>{b.requestedText}</p>}
      {state === 'held' && (
        <>
          <p>{b.heldText(wholeOf(locale, timezone)(until ?? startsAt))}</p>
          <p className="soft">{b.heldSpam}</p>
        </>
      )}
    </div>
  );
};
