import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { DateFields } from '../ui/DateFields.tsx';
import { Failure } from '../ui/Failure.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import { useBookingWords } from './words.ts';

export type Wrong = Readonly<{ triesLeft: number | undefined }>;

type Props = Readonly<{ clinic: string; again: boolean; busy: boolean; wrong: Wrong | undefined; onCheck: (familyName: string, dateOfBirth: string) => void }>;

/** The second check of a booking link. */
export const IdentityForm = ({ clinic, again, busy, wrong, onCheck }: Props) => {
  const { b, t } = useBookingWords();
  const id = useId();
  const [name, setName] = useState('');
  const [birth, setBirth] = useState<string>();
  const [tried, setTried] = useState(false);
  const nameFault = tried && name.trim() === '' ? b.nameFault : undefined;
  const birthFault = tried && birth === undefined ? t.dateIncomplete : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || birth === undefined) return document.getElementById(`${id}${name.trim() === '' ? 'n' : 'b'}`)?.focus();
    if (!busy) onCheck(name.trim(), birth);
  };
  return (
    <div className="stack-loose page-in" data-step="check">
      <div className="stack">
        <p className="soft">{clinic}</p>
        <ScreenTitle>{t.checkTitle}</ScreenTitle>
        {again && <p className="note note-brand">{b.checkAgain}</p>}
      </div>
      <form className="card stack-loose" onSubmit={submit} noValidate>
        <p className="soft">{b.checkText}</p>
        {wrong && (
          <p className="note note-urgent" role="alert">
            {t.checkWrong} {wrong.triesLeft !== undefined && t.checkLeft(wrong.triesLeft)}
          </p>
        )}
        <div>
          <label className="label" htmlFor={`${id}n`}>{b.familyName}</label>
          <Failure id={`${id}nf`}>{nameFault}</Failure>
          <input id={`${id}n`} className="input" autoComplete="family-name" maxLength={200} value={name} aria-describedby={`${id}nf`} aria-invalid={nameFault !== undefined} onChange={(event) => setName(event.currentTarget.value)} />
        </div>
        <fieldset id={`${id}b`} tabIndex={-1}>
          <legend className="label">{b.birth}</legend>
          <div className="stack">
            <Failure id={`${id}bf`}>{birthFault}</Failure>
            <DateFields birthday value="" describedBy={birthFault ? `${id}bf` : undefined} invalid={birthFault !== undefined} onChange={setBirth} />
          </div>
        </fieldset>
        <Button submit wide busy={busy}>{busy ? t.loading : b.checkGo}</Button>
      </form>
    </div>
  );
};
