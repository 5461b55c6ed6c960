import { useId, useState, type FormEvent } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { DateFields } from '../ui/DateFields.tsx';
import { Failure } from '../ui/Failure.tsx';
import type { Person } from './booking-api.ts';
import { useBookingWords } from './words.ts';

type Typed = Omit<Person, 'dateOfBirth'>;
type Field = keyof Typed | 'dateOfBirth';

/** As the server asks for them; it has the last word. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?=(?:\D*\d){5,15}\D*$)[+\d(][\d\s().\/-]*$/;

const RULES: Readonly<Record<keyof Typed, (text: string) => boolean>> = {
  givenName: (text) => NAME.test(text),
  familyName: (text) => NAME.test(text),
  email: (text) => EMAIL.test(text),
  phone: (text) => text === '' || PHONE.test(text),
};
const ORDER = ['givenName', 'familyName', 'dateOfBirth', 'email', 'phone'] as const;
const COMPLETE = { givenName: 'given-name', familyName: 'family-name', email: 'email', phone: 'tel' } as const;

const trimmed = (typed: Typed): Typed => ({ givenName: typed.givenName.trim(), familyName: typed.familyName.trim(), email: typed.email.trim(), phone: typed.phone.trim() });

/** Who comes: as little as is needed to keep a time and to send the form. */
export const PersonForm = ({ busy, onSend, onBack }: { busy: boolean; onSend: (person: Person) => void; onBack: () => void }) => {
  const { b } = useBookingWords('title');
  const { t } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState<Typed>({ givenName: '', familyName: '', email: '', phone: '' });
  const [birth, setBirth] = useState<string>();
  const [tried, setTried] = useState(false);
  const wrong = (field: Field): boolean => (field === 'dateOfBirth' ? birth === undefined : !RULES[field](trimmed(typed)[field]));
  const faults = { givenName: b.nameFault, familyName: b.nameFault, dateOfBirth: b.birthFault, email: b.emailFault, phone: b.phoneFault };
  const faultOf = (field: Field): string | undefined => (tried && wrong(field) ? faults[field] : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = ORDER.find(wrong);
    if (first) return document.getElementById(`${id}${first}`)?.focus();
    if (!busy && birth !== undefined) onSend({ ...trimmed(typed), dateOfBirth: birth });
  };
  const text = (field: keyof Typed, label: string, more: { type?: string; help?: string; max: number }) => (
    <div>
      <label className="label" htmlFor={`${id}${field}`}>{label}</label>
      {more.help && <p className="soft small" id={`${id}${field}h`}>{more.help}</p>}
      <Failure id={`${id}${field}f`}>{faultOf(field)}</Failure>
      <input
        id={`${id}${field}`} className="input" type={more.type ?? 'text'} autoComplete={COMPLETE[field]} maxLength={more.max} value={typed[field]}
        aria-describedby={`${more.help ? `${id}${field}h ` : ''}${id}${field}f`} aria-invalid={faultOf(field) !== undefined}
        onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <form className="stack-loose" onSubmit={submit} noValidate>
      <div className="card stack-loose">
        {text('givenName', b.givenName, { max: 100 })}
        {text('familyName', b.familyName, { max: 100 })}
        <fieldset id={`${id}dateOfBirth`} tabIndex={-1}>
          <legend className="label">{b.birth}</legend>
          <div className="stack">
            <Failure id={`${id}bf`}>{faultOf('dateOfBirth')}</Failure>
            <DateFields birthday value="" describedBy={faultOf('dateOfBirth') ? `${id}bf` : undefined} invalid={faultOf('dateOfBirth') !== undefined} onChange={setBirth} />
          </div>
        </fieldset>
        {text('email', b.email, { type: 'email', help: b.emailHelp, max: 254 })}
        {text('phone', `${b.phone} (${t.optional})`, { type: 'tel', max: 40 })}
        <p className="soft small">{b.privacy} {b.adult}</p>
      </div>
      <div className="actions">
        <Button kind="quiet" onPress={onBack}>{t.back}</Button>
        <Button submit busy={busy}>{busy ? b.sending : b.keep}</Button>
      </div>
    </form>
  );
};
