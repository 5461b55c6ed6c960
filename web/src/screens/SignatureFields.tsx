import { useId, useState } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Options } from '../ui/Options.tsx';
import { SignaturePad } from './SignaturePad.tsx';

export type Signing = Readonly<{ name: string; guardian: boolean; drawn?: string }>;
export const UNSIGNED: Signing = { name: '', guardian: false };

export const isUnsigned = ({ name }: Signing): boolean => name.trim() === '';

type Props = Readonly<{ signing: Signing; guardianSigns: boolean; tried: boolean; onChange: (signing: Signing) => void }>;

/** Who signs, and how: typed always, drawn if they like. For a minor a parent or guardian. */
export const SignatureFields = ({ signing, guardianSigns, tried, onChange }: Props) => {
  const { t } = useLanguage();
  const [drawing, setDrawing] = useState(signing.drawn !== undefined);
  const byGuardian = guardianSigns || signing.guardian;
  const undrawn = (): void => onChange({ name: signing.name, guardian: signing.guardian });
  /** What is not seen is not sent. */
  const toggle = (): void => {
    if (drawing) undrawn();
    setDrawing(!drawing);
  };
  return (
    <section className="card stack-loose">
      <h2>{t.signTitle}</h2>
      {guardianSigns ? (
        <p className="note note-brand">{t.guardianNote}</p>
      ) : (
        <fieldset>
          <legend className="label">{t.signWho}</legend>
          <Options
            name="who-signs"
            options={[{ value: 'self', text: t.signSelf }, { value: 'guardian', text: t.signGuardian }]}
            chosen={[signing.guardian ? 'guardian' : 'self']}
            onChange={(who) => onChange({ ...signing, guardian: who === 'guardian' })}
          />
        </fieldset>
      )}
      <NameField label={byGuardian ? t.guardianName : t.signName} help={t.signHelp} value={signing.name} fault={tried && isUnsigned(signing) ? t.signMissing : undefined} onChange={(name) => onChange({ ...signing, name })} />
      <div className="stack">
        <div>
          <Button kind="quiet" expanded={drawing} onPress={toggle}>
            {drawing ? t.signDrawHide : t.signDraw}
          </Button>
        </div>
        {drawing && <SignaturePad drawn={signing.drawn} onDrawn={(drawn) => (drawn === undefined ? undrawn() : onChange({ ...signing, drawn }))} />}
      </div>
    </section>
  );
};

const NameField = ({ label, help, value, fault, onChange }: { label: string; help: string; value: string; fault: string | undefined; onChange: (text: string) => void }) => {
  const id = useId();
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <p className="soft small" id={`${id}h`}>
        {help}
      </p>
      <Failure id={`${id}f`}>{fault}</Failure>
      <input id={id} className="input" autoComplete="name" maxLength={200} value={value} aria-invalid={fault !== undefined} aria-describedby={fault ? `${id}h ${id}f` : `${id}h`} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
};
