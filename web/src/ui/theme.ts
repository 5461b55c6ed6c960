import { useEffect, useState } from 'react';
import { chooseTheme, themeNow, type Theme } from './theme-choice.ts';

/** There is no storage while the first screen is written at build time. */
const firstTheme = (): Theme => (typeof window === 'undefined' ? 'light' : themeNow());

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState(firstTheme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      setTheme(themeNow());
    };
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const change = (to: Theme): void => {
    chooseTheme(to);
    setTheme(to);
  };
  return [theme, change];
};
