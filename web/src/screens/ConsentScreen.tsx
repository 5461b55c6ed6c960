import { useId, useRef, useState } from 'react';
import type { OpenForm, Submission } from '../api/intake-api.ts';
import type { ConsentWording } from '../form/intake.ts';
import { useLanguage, Words } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import { Options } from '../ui/Options.tsx';
import { isUnsigned, SignatureFields, type Signing } from './SignatureFields.tsx';
import { Steps } from './Steps.tsx';

type Props = Readonly<{
  open: OpenForm;
  /** Of which this is the last. */
  steps: number;
  signing: Signing;
  given: Readonly<Record<string, boolean>>;
  sending: 'no' | 'busy' | 'waiting' | 'failed';
  refused: string | undefined;
  onSigning: (signing: Signing) => void;
  onGiven: (given: Readonly<Record<string, boolean>>) => void;
  onSend: (submission: Submission) => void;
  onBack: () => void;
}>;

const mayGoOn = (wording: ConsentWording, given: boolean | undefined): boolean => (wording.required ? given === true : given !== undefined);

/** What is agreed to, word for word, and the signature under it. */
export const ConsentScreen = ({ open, steps, signing, given, sending, refused, onSigning, onGiven, onSend, onBack }: Props) => {
  const { t } = useLanguage();
  const id = useId();
  const [tried, setTried] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const send = (): void => {
    setTried(true);
    const open_ = open.consents.find((wording) => !mayGoOn(wording, given[wording.code]));
    if (open_ || isUnsigned(signing)) {
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('.error')?.closest('fieldset, div')?.querySelector<HTMLElement>('input')?.focus());
      return;
    }
    const name = signing.name.trim();
    const byGuardian = open.guardianSigns || signing.guardian;
    onSend({
      consents: open.consents.map(({ code, version }) => ({ code, wordingVersion: version, given: given[code] === true })),
      signature: { name, relationship: byGuardian ? 'guardian' : 'self', ...(byGuardian ? { guardianName: name } : {}), ...(signing.drawn ? { drawn: signing.drawn } : {}) },
    });
  };
  const notice = { no: undefined, busy: undefined, waiting: t.sendWaiting, failed: t.sendFailed }[sending];
  return (
    <div className="stack-loose page-in" data-screen="consent" ref={body}>
      <div className="stack">
        <Steps step={steps} steps={steps} />
        <ScreenTitle>{t.consentTitle}</ScreenTitle>
        <p>{t.consentText}</p>
      </div>
      {open.consents.map((wording) => {
        const answer = given[wording.code];
        const fault = answer === false && wording.required ? t.consentNeeded : tried && !mayGoOn(wording, answer) ? t.consentAnswer : undefined;
        return (
          <fieldset key={wording.code} className="card" data-consent={wording.code}>
            <legend className="question-head">
              <Words of={wording.title} className="question-text" /> <span className="soft small">({wording.required ? t.needed : t.yourChoice})</span>
            </legend>
            <div className="stack">
              <p>
                <Words of={wording.text} />
              </p>
              <Failure id={`${id}${wording.code}`}>{fault}</Failure>
              <Options
                layout="inline"
                name={`consent-${wording.code}`}
                options={[{ value: 'yes', text: t.agree }, { value: 'no', text: t.disagree }]}
                chosen={answer === undefined ? [] : [answer ? 'yes' : 'no']}
                describedBy={`${id}${wording.code}`}
                invalid={fault !== undefined}
                onChange={(value) => onGiven({ ...given, [wording.code]: value === 'yes' })}
              />
            </div>
          </fieldset>
        );
      })}
      <SignatureFields signing={signing} guardianSigns={open.guardianSigns} tried={tried} onChange={onSigning} />
      {(refused ?? notice) && (
        <p className="note note-warm" role="alert">
          {refused ?? notice}
        </p>
      )}
      <div className="actions">
        <Button kind="quiet" onPress={onBack}>
          {t.back}
        </Button>
        <Button busy={sending === 'busy'} onPress={send}>
          {sending === 'busy' ? t.sending : t.send}
        </Button>
      </div>
    </div>
  );
};
