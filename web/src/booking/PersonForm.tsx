import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { DateFields } from '../ui/DateFields.tsx';
import { Failure } from '../ui/Failure.tsx';
import type { Person } from './booking-api.ts';
import { useBookingWords } from './words.ts';

type Typed = Omit<Person, 'dateOfBirth'>;
export const NOBODY: Person = { givenName: '', familyName: '', dateOfBirth: '', email: '', phone: '' };
type Field = keyof Person;

/** As the server asks for them; it has the last word. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?=(?:\D*\d){5,15}\D*$)[+\d(][\d\s().\/-]*$/;

const RULES: Readonly<Record<Field, (text: string) => boolean>> = {
  givenName: (text) => NAME.test(text),
  familyName: (text) => NAME.test(text),
  dateOfBirth: (date) => date !== '',
  email: (text) => EMAIL.test(text),
  phone: (text) => text === '' || PHONE.test(text),
};
const ORDER = ['givenName', 'familyName', 'dateOfBirth', 'email', 'phone'] as const;
const COMPLETE = { givenName: 'given-name', familyName: 'family-name', email: 'email', phone: 'tel' } as const;

const trimmed = ({ givenName, familyName, dateOfBirth, email, phone }: Person): Person => ({ givenName: givenName.trim(), familyName: familyName.trim(), dateOfBirth, email: email.trim(), phone: phone.trim() });

type Props = Readonly<{ busy: boolean; /** Typed so far; kept by whoever may take the form away. */ person: Person; onChange: (person: Person) => void; onSend: (person: Person) => void; onBack: () => void }>;

/** Who comes: as little as is needed to keep a time and to send the form. */
export const PersonForm = ({ busy, person, onChange, onSend, onBack }: Props) => {
  const { b, t } = useBookingWords();
  const id = useId();
  const [tried, setTried] = useState(false);
  const wrong = (field: Field): boolean => !RULES[field](trimmed(person)[field]);
  const faults = { givenName: b.nameFault, familyName: b.nameFault, dateOfBirth: t.dateIncomplete, email: b.emailFault, phone: b.phoneFault };
  const faultOf = (field: Field): string | undefined => (tried && wrong(field) ? faults[field] : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = ORDER.find(wrong);
    if (first) return document.getElementById(`${id}${first}`)?.focus();
    if (!busy) onSend(trimmed(person));
  };
  const text = (field: keyof Typed, label: string, more: { type?: string; help?: string; max: number }) => (
    <div>
      <label className="label" htmlFor={`${id}${field}`}>{label}</label>
      {more.help && <p className="soft small" id={`${id}${field}h`}>{more.help}</p>}
      <Failure id={`${id}${field}f`}>{faultOf(field)}</Failure>
      <input
        id={`${id}${field}`} className="input" type={more.type ?? 'text'} autoComplete={COMPLETE[field]} maxLength={more.max} value={person[field]}
        aria-describedby={`${more.help ? `${id}${field}h ` : ''}${id}${field}f`} aria-invalid={faultOf(field) !== undefined}
        onChange={(event) => onChange({ ...person, [field]: event.currentTarget.value })}
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
            <DateFields birthday value={person.dateOfBirth} describedBy={faultOf('dateOfBirth') ? `${id}bf` : undefined} invalid={faultOf('dateOfBirth') !== undefined} onChange={(date = '') => onChange({ ...person, dateOfBirth: date })} />
          </div>
        </fieldset>
        {text('email', b.email, { type: 'email', help: b.emailHelp, max: 254 })}
        {text('phone', `${b.phone} (${t.optional})`, { type: 'tel', max: 40 })}
        <p className="soft small">{b.privacy} {b.adult}</p>
      </div>
      <div className="actions">
        <Button kind="quiet" onPress={onBack}>{t.back}</Button>
        <Button submit busy={busy}>{busy ? t.loading : b.keep}</Button>
      </div>
    </form>
  );
};
