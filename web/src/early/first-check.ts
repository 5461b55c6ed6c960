import type { components } from '../api/schema.d.ts';
import { ageOn } from '../../../src/intake/domain/initial-answers.ts';
import { TOKEN } from '../../../src/intake/domain/invitation.ts';
import { dateOf, today } from '../ui/date-parts.ts';
import { themeNow } from '../ui/theme-choice.ts';
import { CHECK, COVER, early, FORM, send } from './early.ts';

type Schemas = components['schemas'];
type Cover = Schemas['IntakeCoverResponse'];
type Admitted = Schemas['IdentityConfirmedResponse'];

const app = (): HTMLElement | null => document.getElementById('app');
const fieldOf = (form: HTMLFormElement, autocomplete: string) => form.querySelector<HTMLInputElement | HTMLSelectElement>(`[autocomplete="${autocomplete}"]`);
const readJson = async <T>(reply: Promise<Response>): Promise<T | undefined> => {
  const response = await reply;
  return response.ok ? ((await response.json()) as T) : undefined;
};

/** Makes the first screen, which came as plain HTML, usable until React is there and wanted. */
export const beginEarly = (): void => {
  const form = document.querySelector<HTMLFormElement>('#app form');
  const token = location.hash.slice(1);
  if (!form || !TOKEN.test(token) || sessionStorage.length > 0) return;
  let done = (): void => undefined;
  early.done = new Promise((resolve) => (done = resolve));
  const cover = readJson<Cover>(send(COVER, token)).catch(() => undefined);
  void cover.then((link) => (link && isAsShown(link) ? nameClinic(link, form) : done()));
  const check = async (who: Schemas['IdentityCheckRequest']) => {
    const admitted = await readJson<Admitted>(send(CHECK, token, who));
    if (admitted) void send(FORM, token).catch(() => undefined);
    return admitted;
  };
  document.addEventListener('click', ({ target }) => rememberPressed(target as Element, done), true);
  addEventListener('hashchange', done);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [nameField, day, month, year] = ['family-name', 'bday-day', 'bday-month', 'bday-year'].map((name) => fieldOf(form, name));
    const familyName = nameField?.value ?? '';
    const dateOfBirth = dateOf({ day: day?.value ?? '', month: month?.value ?? '', year: year?.value ?? '' });
    if (early.check) return;
    // What is missing is React's to say.
    if (familyName.trim() === '' || dateOfBirth === undefined) return done();
    early.check = { token, familyName, dateOfBirth };
    delete early.pressed;
    showBusy(form);
    void openForm(cover, check({ familyName, dateOfBirth })).catch(() => undefined).then(done);
  });
  nameTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
  form.dataset.early = 'true';
};

/** All but the form's own button waits for React. A check that is on its way is not sent again. */
const rememberPressed = (target: Element, done: () => void): void => {
  const button = target.closest<HTMLButtonElement>('#app button');
  if (!button || early.over || (button.type === 'submit' && early.check)) return;
  early.pressed = [...(app()?.querySelectorAll('button') ?? [])].indexOf(button);
  if (button.type !== 'submit') done();
};

/** The page as it came is in the right words. */
const isAsShown = ({ purpose, locale }: Cover): boolean => {
  const shown = document.documentElement.lang;
  return purpose !== 'what_changed' && (localStorage.getItem('language') ?? (locale === 'es' ? 'es' : shown)) === shown;
};

/** The page came as for a light screen, and its device may turn dark before React is here. */
const nameTheme = (): void => {
  const bar = app()?.querySelector<HTMLElement>('.bar');
  const button = bar?.querySelector('button:last-of-type');
  if (!bar || !button || early.over) return;
  const { light, toLight, dark, toDark } = bar.dataset;
  const [name, label] = themeNow() === 'light' ? [dark, toDark] : [light, toLight];
  button.textContent = name ?? '';
  button.setAttribute('aria-label', label ?? '');
};

const nameClinic = ({ clinic }: Cover, form: HTMLFormElement): void => {
  const place = app()?.querySelector('[data-clinic]');
  if (place && !early.over) place.textContent = clinic.name;
  form.dataset.alive = 'true';
};

const showBusy = (form: HTMLFormElement): void => {
  const button = form.querySelector('button[type="submit"]');
  if (!button) return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = form.dataset.busy ?? '';
};

/** React is here, or about to do what it alone can: another language or theme, another link. */
const isWanted = (): boolean => early.over || early.pressed !== undefined || location.hash.slice(1) !== early.check?.token;

/** The first questions of a form that nobody has begun are the same for everybody, so they came with the page. */
const openForm = async (cover: Promise<Cover | undefined>, admission: Promise<Admitted | undefined>): Promise<void> => {
  const [link, admitted] = await Promise.all([cover, admission]);
  const page = app();
  if (!link || !isAsShown(link) || !admitted || !page || isWanted() || admitted.begun || admitted.purpose !== 'first') return;
  const country = link.clinic.country === 'US' ? 'US' : '';
  const questions = document.querySelector<HTMLTemplateElement>(`template[data-form="${admitted.formId}@${admitted.formVersion}"][data-country="${country}"]`);
  if (!questions) return;
  early.asking = true;
  page.replaceChildren(questions.content.cloneNode(true));
  nameTheme();
  scrollTo({ top: 0 });
  const age = page.querySelector<HTMLInputElement>('[data-initial="age"]');
  if (age && early.check) age.defaultValue = String(ageOn(early.check.dateOfBirth, today()));
  page.querySelector('h1')?.focus({ preventScroll: true });
  for (const file of (page.dataset.next ?? '').split(' ')) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: file }));
};
