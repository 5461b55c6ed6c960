import { useState } from 'react';
import type { AnswerOption } from '../form/intake.ts';
import { matches } from '../form/LongList.tsx';
import { useLanguage, Words, wordsOf } from '../texts/language.tsx';

/** Every place of the picture as words, with a search. */
export const RegionList = ({ regions, isMarked, onPick }: { regions: readonly AnswerOption[]; isMarked: (code: string) => boolean; onPick: (code: string) => void }) => {
  const { t, locale } = useLanguage();
  const [sought, setSought] = useState('');
  const found = regions.filter(({ text }) => matches(wordsOf(text, locale), sought));
  return (
    <div className="stack">
      <label>
        <span className="label">{t.search}</span>
        <input className="input" type="search" autoComplete="off" value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      </label>
      {found.length === 0 && <p role="status">{t.searchNone}</p>}
      <ul className="region-list">
        {found.map((region) => (
          <li key={region.code}>
            <button type="button" className="option" data-region={region.code} onClick={() => onPick(region.code)}>
              <Words of={region.text} /> {isMarked(region.code) && <span className="soft small">({t.marked})</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
