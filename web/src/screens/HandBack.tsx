import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Frame } from './Frame.tsx';
import { PlainScreen } from './PlainScreen.tsx';

const LEFT = '#handed-back';

/** On the clinic's tablet: the page goes, and its place in the history with it. */
export const HandBack = () => {
  const { t } = useLanguage();
  return (
    <div className="page no-print">
      <Button wide onPress={() => location.replace(`/intake${LEFT}`)}>
        {t.handBack}
      </Button>
    </div>
  );
};

export const isHandedBack = (token: string): boolean => `#${token}` === LEFT;

export const HandedBackScreen = () => {
  const { t } = useLanguage();
  return (
    <Frame>
      <PlainScreen title={t.handedBackTitle}>
        <p>{t.handedBackText}</p>
      </PlainScreen>
    </Frame>
  );
};
