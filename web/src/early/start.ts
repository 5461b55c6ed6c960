import { aWhile, renew } from '../ui/patiently.ts';
import { applyTheme } from '../ui/theme-choice.ts';
import { beginEarly } from './first-check.ts';

/** On a line that comes and goes the page's script is fetched until it is here. */
const fetchAgain = ({ target }: Event): void => {
  if (!(target instanceof HTMLScriptElement)) return;
  const { type, src, crossOrigin } = target;
  void renew().then(aWhile).then(() => document.head.append(Object.assign(document.createElement('script'), { type, src, crossOrigin })));
};

addEventListener('error', fetchAgain, true);
applyTheme();
if (location.pathname === '/intake') beginEarly();
