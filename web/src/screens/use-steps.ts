import { useEffect, useState } from 'react';

type Step = Readonly<{ screen: number; depth: number }>;
const stepNow = (): Step | undefined => (history.state as { step?: Step } | null)?.step;

/** Where in the form the client is. The browser's own Back goes one screen back too; the address never changes. */
export const useSteps = (first: () => number) => {
  const [screen, setScreen] = useState(() => {
    const screenNow = first();
    // Each screen begins at its title, which takes the focus.
    history.scrollRestoration = 'manual';
    history.replaceState({ step: { screen: screenNow, depth: 0 } satisfies Step }, '');
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
    history.pushState({ step: { screen: to, depth: (stepNow()?.depth ?? 0) + 1 } satisfies Step }, '');
    setScreen(to);
  };
  const back = (to: number): void => {
    if ((stepNow()?.depth ?? 0) > 0) return history.back();
    history.replaceState({ step: { screen: to, depth: 0 } satisfies Step }, '');
    setScreen(to);
  };
  return { screen, forward, back } as const;
};
