import { useId, useState, type FormEvent } from 'react';
import type { Check } from '../intake/state.ts';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { DateFields } from '../ui/DateFields.tsx';
import { Failure } from '../ui/Failure.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';

type Props = Readonly<{ clinic: string; short?: boolean; check: Check; onCheck: (familyName: string, dateOfBirth: string) => void }>;

/** Says what is coming, then asks for last name and date of birth before anything personal is shown. */
export const CheckScreen = ({ clinic, short = false, check, onCheck }: Props) => {
  const { t } = useLanguage();
  const id = useId();
  const [name, setName] = useState('');
  const [birth, setBirth] = useState<string>();
  const [tried, setTried] = useState(false);
  const nameFault = tried && name.trim() === '' ? t.nameMissing : undefined;
  const birthFault = tried && birth === undefined ? t.dateIncomplete : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || birth === undefined) return document.getElementById(name.trim() === '' ? `${id}n` : `${id}b`)?.focus();
    if (!check.busy) onCheck(name, birth);
  };
  return (
    <div className="stack-loose page-in">
      <div className="stack">
        <p className="soft" data-clinic>
          {clinic || '\u00a0'}
        </p>
        <ScreenTitle>{check.again ? t.checkTitle : t.helloTitle}</ScreenTitle>
        {check.again ? <p className="note note-brand">{t.checkAgain}</p> : <p>{short ? t.helloShort : t.helloText}</p>}
        {!check.again && <p className="note note-brand">{t.helloPrivate}</p>}
      </div>
      <form className="card stack-loose" data-alive={clinic !== ''} data-busy={t.checking} onSubmit={submit} noValidate>
        <div className="stack">
          {!check.again && <h2>{t.checkTitle}</h2>}
          <p className="soft">{t.checkText}</p>
          {check.wrong && (
            <p className="note note-urgent" role="alert">
              {t.checkWrong} {check.triesLeft !== undefined && check.triesLeft > 0 && t.checkLeft(check.triesLeft)}
            </p>
          )}
          {check.unreachable && (
            <p className="note note-warm" role="alert">
              {t.linkText.busy}
            </p>
          )}
        </div>
        <div>
          <label className="label" htmlFor={`${id}n`}>
            {t.familyName}
          </label>
          <p className="soft small" id={`${id}nh`}>
            {t.familyNameHelp}
          </p>
          <Failure id={`${id}nf`}>{nameFault}</Failure>
          <input id={`${id}n`} className="input" autoComplete="family-name" maxLength={200} value={name} aria-describedby={`${id}nh ${id}nf`} aria-invalid={nameFault !== undefined} onChange={(event) => setName(event.currentTarget.value)} />
        </div>
        <fieldset id={`${id}b`} tabIndex={-1} aria-describedby={`${id}bh`}>
          <legend className="label">{t.birth}</legend>
          <div className="stack">
            <p className="soft small" id={`${id}bh`}>
              {t.birthHelp}
            </p>
            <Failure id={`${id}bf`}>{birthFault}</Failure>
            <DateFields birthday value="" describedBy={birthFault ? `${id}bf` : undefined} invalid={birthFault !== undefined} onChange={setBirth} />
          </div>
        </fieldset>
        <Button submit wide busy={check.busy}>
          {check.busy ? t.checking : t.open}
        </Button>
      </form>
    </div>
  );
};
