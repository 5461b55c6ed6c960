import { useEffect } from 'react';

/** Hands on what waits when its screen or the page goes away. A phone may end a page that it has hidden without a word. */
export const useOnLeaving = (handOn: () => void): void =>
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') handOn();
    };
    addEventListener('pagehide', handOn);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', handOn);
      document.removeEventListener('visibilitychange', hidden);
      handOn();
    };
  }, []);
