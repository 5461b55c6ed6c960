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

const TABS_MAX = 250;
/** What runs in the page; the scripts here are compiled without its types. */
type InPage = Readonly<{ document: { activeElement: { type?: string; name?: string } | null } }>;
const hasFocus = (element: unknown): boolean => element === (globalThis as unknown as InPage).document.activeElement;
const groupHasFocus = (element: unknown): boolean => {
  const focused = (globalThis as unknown as InPage).document.activeElement;
  return focused?.type === 'radio' && focused.name === (element as { name?: string }).name;
};

/** Tab until the target has the focus; nothing else moves it there. */
const tabTo = async (page: Page, target: Locator, arrived = hasFocus): Promise<void> => {
  await target.waitFor({ state: 'attached' });
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
