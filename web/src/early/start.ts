import { applyTheme } from '../ui/theme-choice.ts';
import { beginEarly } from './first-check.ts';

const RETRY_MS = 2000;

/** On a line that comes and goes the page's script is fetched until it is here. */
const fetchAgain = ({ target }: Event): void => {
  if (target instanceof HTMLScriptElement) setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { type: target.type, src: target.src, crossOrigin: target.crossOrigin })), RETRY_MS);
};

addEventListener('error', fetchAgain, true);
applyTheme();
if (location.pathname === '/intake') beginEarly();
