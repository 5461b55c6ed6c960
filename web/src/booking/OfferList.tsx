import type { Offer } from './booking-api.ts';
import { moneyOf, useBookingWords, wholeOf } from './words.ts';

/** What can be booked: one tap chooses. Of several places, each is named. */
export const OfferList = ({ offers, onChoose }: { offers: readonly Offer[]; onChoose: (offer: Offer) => void }) => {
  const { b, locale } = useBookingWords();
  const places = new Set(offers.map(({ location }) => location)).size;
  if (offers.length === 0) return <p className="card">{b.nothing}</p>;
  return (
    <ul className="offers">
      {offers.map((offer) => (
        <li key={offer.variantId}>
          <button type="button" className="offer" onClick={() => onChoose(offer)}>
            <span className="offer-name">{offer.service}</span>
            <span>{b.minutes(offer.durationMin)} · {moneyOf(offer.priceMinor, offer.currency, locale)}</span>
            {places > 1 && <span className="soft small">{[offer.location, offer.address].filter(Boolean).join(', ')}</span>}
            {offer.needsApproval && <span className="soft small">{b.asked}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
};

/** What was chosen so far. */
export const Chosen = ({ offer, startsAt }: { offer: Offer; startsAt?: string | undefined }) => {
  const { b, locale } = useBookingWords();
  const when = startsAt === undefined ? undefined : wholeOf(locale, offer.timezone)(startsAt);
  return (
    <div className="note note-brand">
      <p>
        <strong>{offer.service}</strong>, {b.minutes(offer.durationMin)}, {moneyOf(offer.priceMinor, offer.currency, locale)}
      </p>
      {when && <p data-when={startsAt}><strong>{when}</strong></p>}
      <p className="small">{[offer.location, offer.address].filter(Boolean).join(', ')}</p>
    </div>
  );
};
