import { useId, useState, type ReactNode } from 'react';
import { useLanguage } from '../texts/language.tsx';

/** Help that appears on demand, from a button in the corner of the question that says whose help it is. */
export const Help = ({ children, about }: { children: ReactNode; about: string }) => {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button type="button" className="help-button" aria-expanded={open} aria-controls={id} aria-label={`${t.why}: ${about}`} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">?</span>
      </button>
      <p id={id} className="note" hidden={!open}>
        {children}
      </p>
    </>
  );
};
