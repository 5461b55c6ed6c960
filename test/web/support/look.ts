import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violations = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
type InPage = {
  axe?: { run: (context: unknown, options: object) => Promise<Violations> };
  document: {
    documentElement: { dataset: Record<string, string>; scrollWidth: number; clientWidth: number };
    activeElement: Focused | null;
    elementFromPoint: (x: number, y: number) => Focused | null;
  };
  getComputedStyle: (element: Focused) => { outlineStyle: string; stroke: string; strokeWidth: string };
};
type Focused = { tagName: string; id: string; outerHTML: string; contains: (other: Focused | null) => boolean; closest: (selector: string) => Focused | null; getBoundingClientRect: () => { left: number; top: number; width: number; height: number } };

/** What only a theme changes. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

const violationsOn = async (page: Page, runOnly: unknown): Promise<string[]> => {
  if (!(await page.evaluate(() => (globalThis as unknown as InPage).axe !== undefined))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const here = globalThis as unknown as InPage;
    const { violations } = await here.axe!.run(here.document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
  }, runOnly);
};

const wear = (page: Page, theme: string): Promise<void> =>
  page.evaluate((to) => void ((globalThis as unknown as InPage).document.documentElement.dataset.theme = to), theme);

/** What axe finds on this screen in light, and of its colors in dark. */
export const violationsInBothThemes = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const [theme, runOnly] of [['dark', OF_COLORS], ['light', TAGS]] as const) {
    await wear(page, theme);
    found.push(...(await violationsOn(page, runOnly)).map((one) => `${theme}: ${one}`));
  }
  return found;
};

/** Whether anything sticks out sideways on a screen 320 px wide: that is 200 % zoom of a 640 px one too. */
export const overflowAt320 = async (page: Page): Promise<number> => {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = (globalThis as unknown as InPage).document.documentElement;
    return scrollWidth - clientWidth;
  });
  if (size) await page.setViewportSize(size);
  return over;
};

/** Tabs through the screen: each stop must show its focus and lie under nothing. Gives the stops that do not. */
export const hiddenStops = async (page: Page, stops: number): Promise<string[]> => {
  const hidden: string[] = [];
  for (let at = 0; at < stops; at++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const here = globalThis as unknown as InPage;
      const focused = here.document.activeElement;
      if (!focused || focused.tagName === 'BODY') return undefined;
      const shown = focused.closest('.option') ?? focused;
      const { left, top, width, height } = shown.getBoundingClientRect();
      const onTop = here.document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 40));
      const outlined = here.getComputedStyle(shown).outlineStyle !== 'none' || focused.tagName === 'g';
      return shown.contains(onTop) || onTop?.contains(shown) ? (outlined ? undefined : `no outline: ${focused.outerHTML.slice(0, 120)}`) : `covered: ${focused.outerHTML.slice(0, 120)} by ${onTop?.outerHTML.slice(0, 80)}`;
    });
    if (fault) hidden.push(fault);
  }
  return hidden;
};
