import { PlainScreen } from '../screens/PlainScreen.tsx';
import { Button } from '../ui/Button.tsx';
import type { Trouble } from './trouble.ts';
import { useBookingWords } from './words.ts';

/** The same words for everybody, whatever the cause. */
export const TroubleScreen = ({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) => {
  const { b, t } = useBookingWords();
  const words: Partial<Record<Trouble, readonly [string, string]>> = {
    call: [b.callTitle, b.callText], wait: [b.waitTitle, b.waitText], closed: [b.closedTitle, b.closedText], link: [t.linkTitle.unknown, b.linkText], busy: [t.linkTitle.busy, t.linkText.busy],
  };
  const [title, text] = words[trouble] ?? [b.callTitle, b.failed];
  return (
    <PlainScreen title={title}>
      <p data-trouble={trouble}>{text}</p>
      {trouble === 'busy' && (
        <div>
          <Button onPress={onRetry}>{t.tryAgain}</Button>
        </div>
      )}
      <p className="note note-warm">{t.emergencyAlways}</p>
    </PlainScreen>
  );
};
