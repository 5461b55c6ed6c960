export type TypedBefore = Readonly<{ name: string; day: string; month: string; year: string; focus: string | null }>;

const FIELDS = { name: 'family-name', day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const;
const fieldOf = (autocomplete: string) => document.querySelector<HTMLInputElement | HTMLSelectElement>(`[autocomplete="${autocomplete}"]`);

let typed: TypedBefore | undefined;

/** Reads the first screen as it came in the page, before it is replaced by the living one. */
export const rememberTyped = (): void => {
  const value = (autocomplete: string): string => fieldOf(autocomplete)?.value ?? '';
  typed = { name: value(FIELDS.name), day: value(FIELDS.day), month: value(FIELDS.month), year: value(FIELDS.year), focus: document.activeElement?.getAttribute('autocomplete') ?? null };
};

export const typedBefore = (): TypedBefore | undefined => typed;

/** Once: a later check begins empty. */
export const resumeTyping = (): void => {
  if (typed?.focus) fieldOf(typed.focus)?.focus({ preventScroll: true });
  typed = undefined;
};
