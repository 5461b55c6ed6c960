export type Theme = 'light' | 'dark';
const KEPT = 'theme';

/** What the client chose on this device, if anything. */
export const chosenTheme = (): Theme | undefined => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};

/** What is shown: their choice, or the device's. */
export const themeNow = (): Theme => chosenTheme() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** Before the first paint, so that nothing flashes. */
export const applyTheme = (theme = chosenTheme()): void => {
  if (theme) document.documentElement.dataset.theme = theme;
};

export const chooseTheme = (theme: Theme): void => {
  localStorage.setItem(KEPT, theme);
  applyTheme(theme);
};
