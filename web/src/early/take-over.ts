import { flushSync } from 'react-dom';
import { early } from './early.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsIn = (page: Element): Control[] => [...page.querySelectorAll<Control>('input, select, textarea')];
const isTicked = (control: Control): control is HTMLInputElement => control.type === 'radio' || control.type === 'checkbox';
const said = (control: Control): string | boolean => (isTicked(control) ? (control as HTMLInputElement).checked : control.value);

/** As if the client did it now, so that every rule of the living page holds for it. */
const redo = (control: Control, value: string | boolean): void => {
  if (said(control) === value) return;
  if (isTicked(control)) return control.click();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
};

/** Puts the living page in the place of the plain one. What was typed, ticked and pressed stays, and so does the cursor. */
export const takeOver = (page: HTMLElement, render: () => void): void => {
  const before = controlsIn(page).map(said);
  const focused = controlsIn(page).indexOf(document.activeElement as Control);
  const top = scrollY;
  early.over = true;
  flushSync(render);
  for (const shown of page.querySelectorAll('.page-in')) shown.classList.remove('page-in');
  const [controls, buttons] = [controlsIn(page), [...page.querySelectorAll('button')]];
  if (controls.length !== before.length) return;
  controls.forEach((control, at) => flushSync(() => redo(control, before[at] ?? '')));
  scrollTo({ top });
  controls[focused]?.focus({ preventScroll: true });
  if (early.pressed !== undefined) buttons[early.pressed]?.click();
};
