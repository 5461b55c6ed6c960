import type { ReactNode } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { ScreenTitle } from '../ui/Heading.tsx';
import type { LinkProblem } from '../intake/state.ts';

/** A page that says one thing. */
export const PlainScreen = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="card stack page-in">
    <ScreenTitle>{title}</ScreenTitle>
    {children}
  </div>
);

/** The same helpful words for every link of a kind; nothing about anybody. */
export const LinkProblemScreen = ({ problem, onRetry }: { problem: LinkProblem; onRetry: () => void }) => {
  const { t } = useLanguage();
  return (
    <PlainScreen title={t.linkTitle[problem]}>
      <p>{t.linkText[problem]}</p>
      {problem === 'busy' && (
        <div>
          <Button onPress={onRetry}>{t.tryAgain}</Button>
        </div>
      )}
      <p className="note note-warm">{t.emergencyAlways}</p>
    </PlainScreen>
  );
};

export const HomeScreen = () => {
  const { t } = useLanguage();
  return (
    <PlainScreen title={t.homeTitle}>
      <p>{t.homeText}</p>
      <p className="note note-warm">{t.emergencyAlways}</p>
    </PlainScreen>
  );
};
