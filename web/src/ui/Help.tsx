import { useId, useState, type ReactNode } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { Button } from './Button.tsx';

/** Help that appears on demand, under a button that says whose help it is. */
export const Help = ({ children, about }: { children: ReactNode; about: string }) => {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <Button kind="plain" expanded={open} label={`${t.why}: ${about}`} onPress={() => setOpen(!open)}>
        {t.why}
      </Button>
      <p id={id} className="note" hidden={!open}>
        {children}
      </p>
    </div>
  );
};
