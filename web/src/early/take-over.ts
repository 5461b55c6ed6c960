import { flushSync } from 'react-dom';
import { early } from './early.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsIn = (page: Element): Control[] => [...page.querySelectorAll<Control>('input, select, textarea')];
const isTicked = (control: Control): control is HTMLInputElement => control.type === 'radio' || control.type === 'checkbox';
const said = (control: Control): string | boolean => (isTicked(control) ? control.checked : control.value);

/** Not as it came: the client did this. */
const isTouched = (control: Control): boolean => {
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
};

/** What a field is for, on either page: the living one may ask other questions, or have answers from another device. */
const purposeOf = (control: Control): string =>
  [control.closest('.question')?.id, control.type, control.autocomplete, isTicked(control) ? control.value : ''].join(' ');

/** As if the client did it now, so that every rule of the living page holds for it. */
const redo = (control: Control, value: string | boolean): void => {
  if (said(control) === value) return;
  if (isTicked(control)) return control.click();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
};

const pressedIn = (page: Element): HTMLButtonElement | undefined => (early.pressed === undefined ? undefined : page.querySelectorAll('button')[early.pressed]);

/** Puts the living page in the place of the plain one. What was typed, ticked and pressed stays, and so does the cursor. */
export const takeOver = (page: HTMLElement, render: () => void): void => {
  const before = controlsIn(page);
  const done = before.filter(isTouched).map((control) => [purposeOf(control), said(control)] as const);
  const focused = before.find((control) => control === document.activeElement);
  const pressed = pressedIn(page)?.textContent;
  const top = scrollY;
  early.over = true;
  flushSync(render);
  for (const shown of page.querySelectorAll('.page-in')) shown.classList.remove('page-in');
  const now = new Map(controlsIn(page).map((control) => [purposeOf(control), control]));
  for (const [purpose, value] of done) {
    const control = now.get(purpose);
    if (control) flushSync(() => redo(control, value));
  }
  scrollTo({ top });
  if (focused) now.get(purposeOf(focused))?.focus({ preventScroll: true });
  const again = pressedIn(page);
  if (again?.textContent === pressed) again?.click();
};
