import { useEffect, useState } from 'react';

/** `from`: the screen that the browser's own Back leads to. */
type Step = Readonly<{ screen: number; from?: number }>;
const stepNow = (): Step | undefined => (history.state as { step?: Step } | null)?.step;

/** Where in the form the client is. The browser's own Back goes one screen back too; the address never changes. */
export const useSteps = (first: () => number) => {
  const [screen, setScreen] = useState(() => {
    const screenNow = first();
    // Each screen begins at its title, which takes the focus.
    history.scrollRestoration = 'manual';
    history.replaceState({ step: { screen: screenNow } satisfies Step }, '');
    return screenNow;
  });
  useEffect(() => {
    const moved = (): void => {
      const step = stepNow();
      if (step) setScreen(step.screen);
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const forward = (to: number): void => {
    history.pushState({ step: { screen: to, from: screen } satisfies Step }, '');
    setScreen(to);
  };
  const back = (to: number): void => {
    if (stepNow()?.from === to) return history.back();
    history.replaceState({ step: { screen: to } satisfies Step }, '');
    setScreen(to);
  };
  return { screen, forward, back } as const;
};
