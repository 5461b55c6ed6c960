import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/page.css';
import '../styles/body-map.css';
import '../styles/print.css';
import { applyTheme } from '../ui/theme-choice.ts';
import { beginEarly } from './first-check.ts';

applyTheme();
if (location.pathname === '/intake') beginEarly();
void import('../main.tsx');
