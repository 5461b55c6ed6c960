import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Options, type Option } from '../ui/Options.tsx';
import { useLanguage, Words, wordsOf } from '../texts/language.tsx';
import type { AnswerOption } from './intake.ts';

type Props = Readonly<{
  name: string;
  options: readonly AnswerOption[];
  chosen: readonly string[];
  open: readonly Option<string>[];
  many: boolean;
  describedBy: string | undefined;
  invalid: boolean;
  onChange: (code: string, on: boolean) => void;
}>;

export const matches = (text: string, sought: string): boolean => plain(text).includes(plain(sought));
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A list too long to read through: what is chosen, and a search that opens on demand. */
export const LongList = ({ name, options, chosen, open, many, describedBy, invalid, onChange }: Props) => {
  const { t, locale } = useLanguage();
  const [opened, setOpened] = useState(false);
  const [sought, setSought] = useState('');
  const toOption = (option: AnswerOption): Option<string> => ({ value: option.code, text: <Words of={option.text} /> });
  const picked = options.filter((option) => chosen.includes(option.code));
  const found = options.filter((option) => matches(wordsOf(option.text, locale), sought));
  const choose = (shown: readonly Option<string>[]) => <Options name={name} many={many} options={shown} chosen={chosen} describedBy={describedBy} invalid={invalid} onChange={onChange} />;
  return (
    <div className="stack">
      {!opened && picked.length > 0 && choose(picked.map(toOption))}
      <div className={invalid ? 'options-invalid' : undefined}>
        <Button kind="quiet" wide expanded={opened} onPress={() => setOpened(!opened)}>
          {opened ? t.done : t.chooseFromList}
        </Button>
      </div>
      {!opened && open.length > 0 && choose(open)}
      {opened && (
        <div className="stack">
          <label>
            <span className="label">{t.search}</span>
            <input className="input" type="search" autoComplete="off" value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
          </label>
          {found.length === 0 && <p role="status">{t.searchNone}</p>}
          {choose([...found.map(toOption), ...open])}
        </div>
      )}
    </div>
  );
};
