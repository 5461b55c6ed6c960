import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';
const KEPT = 'theme';

/** There is no storage while the first screen is written at build time. */
const inBrowser = typeof window !== 'undefined';

const chosen = (): Theme | undefined => {
  if (!inBrowser) return 'light';
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};

/** Before the first paint, so that nothing flashes. */
export const applyTheme = (theme = chosen()): void => {
  if (theme) document.documentElement.dataset.theme = theme;
};

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState<Theme>(() => chosen() ?? (inBrowser && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      if (!chosen()) setTheme(system.matches ? 'dark' : 'light');
    };
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const change = (to: Theme): void => {
    localStorage.setItem(KEPT, to);
    applyTheme(to);
    setTheme(to);
  };
  return [theme, change];
};
