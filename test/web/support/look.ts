import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Rules that another theme can break. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violations = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
type InPage = {
  axe?: { run: (context: unknown, options: object) => Promise<Violations> };
  document: {
    documentElement: { dataset: Record<string, string>; style: { fontSize: string } };
    activeElement: Focused | null;
    elementFromPoint: (x: number, y: number) => Focused | null;
  };
  getComputedStyle: (element: Focused) => { outlineStyle: string; stroke: string; strokeWidth: string };
};
type Focused = { tagName: string; id: string; outerHTML: string; contains: (other: Focused | null) => boolean; closest: (selector: string) => Focused | null; getBoundingClientRect: () => { left: number; top: number; width: number; height: number } };

const violationsOn = async (page: Page, only: object): Promise<string[]> => {
  if (!(await page.evaluate(() => (globalThis as unknown as InPage).axe !== undefined))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const here = globalThis as unknown as InPage;
    const { violations } = await here.axe!.run(here.document, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
  }, only);
};

const wear = (page: Page, theme: string): Promise<void> =>
  page.evaluate((to) => void ((globalThis as unknown as InPage).document.documentElement.dataset.theme = to), theme);

/** What axe finds on this screen: all of it in the dark, and again in the light what colors can change. */
export const violationsInBothThemes = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const [theme, only] of [['dark', { type: 'tag', values: TAGS }], ['light', { type: 'rule', values: OF_COLORS }]] as const) {
    await wear(page, theme);
    found.push(...(await violationsOn(page, only)).map((one) => `${theme}: ${one}`));
  }
  return found;
};

type Box = { tagName: string; className: string; textContent: string; scrollWidth: number; clientWidth: number; getBoundingClientRect: () => { left: number; right: number; width: number } };

/** Runs in the page: what sticks out of the screen, and which words do not fit where they stand. */
const misfits = (): string[] => {
  const here = globalThis as unknown as { innerWidth: number; document: { documentElement: Box; querySelectorAll: (selector: string) => Iterable<Box> } };
  const root = here.document.documentElement;
  const said = (what: string, one: Box): string => `${what}: ${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`;
  const words = [...here.document.querySelectorAll('#app :is(.button, .option, .note, .card, .mark, .label, h1, h2, h3, p, li, legend, dd, dt)')];
  return [
    ...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth - root.clientWidth} px too wide`] : []),
    ...[...here.document.querySelectorAll('#app *')].filter((one) => one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().right > root.clientWidth + 1).map((one) => said('sticks out', one)),
    ...words.filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1).map((one) => said('cut', one)),
  ];
};

/** A small phone; 200 % zoom of a common one; the same one with only its text doubled. */
const SIGHTS = [
  { name: '320 px', width: 320, text: '' },
  { name: '200 % zoom', width: 195, text: '' },
  { name: '200 % text', width: 390, text: '200%' },
];

/** What does not fit the screen when it is small, zoomed, or its text is large. */
export const misfitsInEverySize = async (page: Page): Promise<string[]> => {
  const size = page.viewportSize();
  const found: string[] = [];
  for (const { name, width, text } of SIGHTS) {
    await page.setViewportSize({ width, height: 640 });
    await page.evaluate((to) => void ((globalThis as unknown as InPage).document.documentElement.style.fontSize = to), text);
    found.push(...(await page.evaluate(misfits)).map((one) => `${name}: ${one}`));
  }
  await page.evaluate(() => void ((globalThis as unknown as InPage).document.documentElement.style.fontSize = ''));
  if (size) await page.setViewportSize(size);
  return found;
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
