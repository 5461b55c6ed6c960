import { useEffect, type ReactNode } from 'react';
import type { SaveState } from '../intake/outbox.ts';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { useTheme } from '../ui/theme.ts';

type Props = Readonly<{ /** Of the whole page; the form's where it has none of its own. */ title?: string; children: ReactNode; saving?: SaveState; notice?: ReactNode }>;

/** The bar with language, colors and whether all is saved; below it one screen. */
export const Frame = ({ title, children, saving, notice }: Props) => {
  const { locale, t, speak } = useLanguage();
  const [theme, setTheme] = useTheme();
  const named = title ?? t.title;
  useEffect(() => void (document.title = named), [named]);
  const other = theme === 'dark' ? 'light' : 'dark';
  const otherName = other === 'dark' ? t.themeDark : t.themeLight;
  return (
    <>
      <header className="bar" data-light={t.themeLight} data-to-light={t.themeLabel(t.themeLight)} data-dark={t.themeDark} data-to-dark={t.themeLabel(t.themeDark)}>
        <div className="bar-inner">
          {saving ? <Saved state={saving} /> : <span className="saved" />}
          <button type="button" className="button button-plain" lang={locale === 'es' ? 'en' : 'es'} onClick={() => speak(locale === 'es' ? 'en' : 'es')}>
            {t.otherLanguage}
          </button>
          <Button kind="plain" label={t.themeLabel(otherName)} onPress={() => setTheme(other)}>
            {otherName}
          </Button>
        </div>
        {notice}
      </header>
      <main className="page">{children}</main>
    </>
  );
};

const Saved = ({ state }: { state: SaveState }) => {
  const { t } = useLanguage();
  const words: Record<SaveState, string> = { idle: t.nothingYet, saved: t.saved, saving: t.saving, offline: t.offline, retrying: t.unsaved };
  const waits = state === 'offline' || state === 'retrying';
  return (
    <p className={`saved${waits ? ' saved-waiting' : ''}`} role="status" data-saving={state}>
      <span aria-hidden="true">{waits ? '!' : state === 'saving' ? '↑' : state === 'saved' ? '✓' : ''}</span>
      <span>{words[state]}</span>
    </p>
  );
};
