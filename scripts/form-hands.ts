import type { Locator, Page } from 'playwright-core';

/** How a person works a page. */
export interface Hands {
  readonly press: (target: Locator) => Promise<void>;
  readonly type: (target: Locator, text: string) => Promise<void>;
  /** One radio button or check box. */
  readonly choose: (input: Locator) => Promise<void>;
  readonly select: (target: Locator, option: string) => Promise<void>;
  /** How they mark a place on the body. */
  readonly marksOn: 'picture' | 'list';
}

export const fingers = (page: Page): Hands => ({
  press: (target) => target.tap(),
  type: async (target, text) => {
    await target.tap();
    await target.fill('');
    await page.keyboard.type(text);
  },
  choose: (input) => input.locator('xpath=ancestor::label').tap(),
  select: async (target, option) => void (await target.selectOption({ label: option })),
  marksOn: 'picture',
});

/** What runs in the page; the scripts here are compiled without its types. */
type Stop = { type?: string; name?: string; tabIndex: number; disabled?: boolean; checked?: boolean; checkVisibility: () => boolean };
type InPage = Readonly<{ document: { activeElement: Stop | null; querySelectorAll: (selector: string) => Iterable<Stop> } }>;
const hasFocus = (element: unknown): boolean => element === (globalThis as unknown as InPage).document.activeElement;
const groupHasFocus = (element: unknown): boolean => {
  const focused = (globalThis as unknown as InPage).document.activeElement;
  return focused?.type === 'radio' && focused.name === (element as Stop).name;
};

/** How many stops of the Tab key lie between the focus and an element. A guess, to save looking after each. */
const stopsTo = (element: unknown): number => {
  const { document } = globalThis as unknown as InPage;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  const stops = all.filter((one, at) => one.type !== 'radio' || one.checked || (!all.some((other) => other.name === one.name && other.checked) && all.findIndex((other) => other.name === one.name) === at));
  const place = (one: Stop | null): number => stops.findIndex((stop) => stop === one || (stop.type === 'radio' && one?.type === 'radio' && stop.name === one.name));
  const [from, to] = [place(document.activeElement), place(element as Stop)];
  return from >= 0 && to > from ? to - from : 0;
};

const TABS_MAX = 250;

/** Tab until the target has the focus; nothing else moves it there. */
const tabTo = async (page: Page, target: Locator, arrived = hasFocus): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  for (let ahead = await target.evaluate(stopsTo); ahead > 0; ahead--) await page.keyboard.press('Tab');
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    if (await target.evaluate(arrived)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(target)}`);
};

export const keyboardOnly = (page: Page): Hands => ({
  press: async (target) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  type: async (target, text) => {
    await tabTo(page, target);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
  choose: async (input) => {
    if ((await input.getAttribute('type')) === 'checkbox') {
      await tabTo(page, input);
      return page.keyboard.press('Space');
    }
    await tabTo(page, input, groupHasFocus);
    for (let steps = 0; steps < 60 && !(await input.evaluate(hasFocus)); steps++) await page.keyboard.press('ArrowDown');
    if (!(await input.isChecked())) await page.keyboard.press('Space');
  },
  select: async (target, option) => {
    await tabTo(page, target);
    await page.keyboard.type(option);
  },
  marksOn: 'list',
});
