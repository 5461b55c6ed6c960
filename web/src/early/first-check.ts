import type { components } from '../api/schema.d.ts';
import { dateOf } from '../ui/date-parts.ts';
import { CHECK, COVER, early, FORM, send, TOKEN } from './early.ts';

type Schemas = components['schemas'];

const app = (): HTMLElement | null => document.getElementById('app');
const fieldOf = (form: HTMLFormElement, autocomplete: string) => form.querySelector<HTMLInputElement | HTMLSelectElement>(`[autocomplete="${autocomplete}"]`);
const readJson = async <T>(reply: Promise<Response>): Promise<T | undefined> => {
  const response = await reply;
  return response.ok ? ((await response.json()) as T) : undefined;
};

/** Makes the first screen, which came as plain HTML, usable while React is on its way. */
export const beginEarly = (): void => {
  const form = document.querySelector<HTMLFormElement>('#app form');
  const token = location.hash.slice(1);
  if (!form || !TOKEN.test(token) || sessionStorage.length > 0) return;
  const cover = readJson<Schemas['IntakeCoverResponse']>(send(COVER, token)).catch(() => undefined);
  const check = async (who: Schemas['IdentityCheckRequest']) => {
    const admitted = await readJson<Schemas['IdentityConfirmedResponse']>(send(CHECK, token, who));
    if (admitted) void send(FORM, token).catch(() => undefined);
    return admitted;
  };
  document.addEventListener('click', rememberPressed, true);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [nameField, day, month, year] = ['family-name', 'bday-day', 'bday-month', 'bday-year'].map((name) => fieldOf(form, name));
    const familyName = nameField?.value ?? '';
    const dateOfBirth = dateOf({ day: day?.value ?? '', month: month?.value ?? '', year: year?.value ?? '' });
    // What is missing is React's to say.
    if (early.check || familyName.trim() === '' || dateOfBirth === undefined) return;
    early.check = { token, familyName, dateOfBirth };
    delete early.pressed;
    showBusy(form);
    early.settled = openForm(cover, check({ familyName, dateOfBirth })).catch(() => undefined);
  });
  form.dataset.early = 'true';
};

const rememberPressed = ({ target }: Event): void => {
  const button = (target as Element).closest('#app button');
  if (button && !early.over) early.pressed = [...(app()?.querySelectorAll('button') ?? [])].indexOf(button as HTMLButtonElement);
};

const showBusy = (form: HTMLFormElement): void => {
  const button = form.querySelector('button[type="submit"]');
  if (!button) return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = form.dataset.busy ?? '';
};

/** The first questions of a form that nobody has begun are the same for everybody, so they came with the page. */
const openForm = async (cover: Promise<Schemas['IntakeCoverResponse'] | undefined>, admission: Promise<Schemas['IdentityConfirmedResponse'] | undefined>): Promise<void> => {
  const [link, admitted] = await Promise.all([cover, admission]);
  const page = app();
  if (!link || !admitted || !page || early.over || admitted.begun || admitted.purpose !== 'first') return;
  const shown = document.documentElement.lang;
  if ((localStorage.getItem('language') ?? (link.locale === 'es' ? 'es' : shown)) !== shown) return;
  const country = link.clinic.country === 'US' ? 'US' : '';
  const questions = document.querySelector<HTMLTemplateElement>(`template[data-form="${admitted.formId}@${admitted.formVersion}"][data-country="${country}"]`);
  if (!questions) return;
  early.asking = true;
  delete early.pressed;
  page.replaceChildren(questions.content.cloneNode(true));
  scrollTo({ top: 0 });
  page.querySelector('h1')?.focus({ preventScroll: true });
  void import('../screens/Flow.tsx').catch(() => undefined);
};
