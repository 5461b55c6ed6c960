import { applyTheme } from '../ui/theme-choice.ts';
import { beginEarly } from './first-check.ts';

applyTheme();
if (location.pathname === '/intake') beginEarly();
