import type { Browser, Page } from 'playwright-core';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { sitDown } from './support/phone';

type Place = { focus: () => void; dispatchEvent: (event: unknown) => void; checkVisibility: () => boolean };
type InPage = { document: { querySelectorAll: (selector: string) => Iterable<Place>; activeElement: Place }; KeyboardEvent: new (type: string, init: object) => unknown };

/** Runs in the page: from the first place with every arrow key, and on from wherever that leads. */
const wander = (): { all: number; reached: number } => {
  const { document, KeyboardEvent } = globalThis as unknown as InPage;
  const all = [...document.querySelectorAll('#question-sample-map .body-region')].filter((place) => place.checkVisibility());
  const reached = new Set(all.slice(0, 1));
  for (const place of reached)
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      place.focus();
      place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      reached.add(document.activeElement);
    }
  return { all: all.length, reached: reached.size };
};

/** The component page, so that nothing stands between the test and the body. */
describe('places on the body are marked without a pointer', () => {
  let world: World;
  let browser: Browser;
  inBrowser(60_000, (opened) => ({ world, browser } = opened));

  const focused = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('aria-label');
  const openBody = async () => {
    const seat = await sitDown(browser, {}, 'keyboard');
    await seat.page.goto(`${world.url}/components`);
    await seat.page.locator('#question-sample-map').waitFor();
    return seat;
  };

  it('the arrow keys go to the nearest place in their direction, and stop at the edge', async () => {
    const { context, page } = await openBody();
    await page.locator('#question-sample-map .body-tabs button').last().focus();
    await page.keyboard.press('Tab');
    const path: (string | null)[] = [await focused(page)];
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      path.push(await focused(page));
    }
    expect(path).toEqual([
      'head, Left', 'head, Left', 'suboccipital, Left', 'neck post, Left', 'upper back, Left', 'upper back, Right', 'shoulder post, Right', 'arm upper, Right', 'shoulder post, Right',
    ]);
    await context.close();
  });

  it.each([['back', 0], ['front', 1], ['left side', 2], ['right side', 3]])('every place of the %s is reached by arrow keys', async (_view, tab) => {
    const { context, page } = await openBody();
    await page.locator('#question-sample-map .body-tabs button').nth(tab).press('Enter');
    const { all, reached } = await page.evaluate(wander);
    expect(all).toBeGreaterThan(20);
    expect(reached).toBe(all);
    await context.close();
  });

  it('Enter marks the place, the rest of the mark follows by Tab, and the place then says how strong it is', async () => {
    const { context, page, hands } = await openBody();
    const map = page.locator('#question-sample-map');
    await map.locator('.body-tabs button').last().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const editor = map.locator('section');
    await editor.waitFor();
    expect(await page.locator(':focus').textContent()).toBe('head');
    await hands.choose(editor.locator('input[value="sharp"]'));
    await hands.choose(editor.locator('.scale input[value="7"]'));
    await hands.press(editor.getByRole('button', { name: 'Done' }));
    await editor.waitFor({ state: 'detached' });
    expect(await map.locator('.marks li').allTextContents()).toEqual(['low back, leftdull ache, 6 of 10Change', 'head, leftsharp, 7 of 10Change']);
    const place = map.locator('[data-region="head"][data-side="left"]').first();
    expect([await place.getAttribute('aria-pressed'), await place.getAttribute('aria-label')]).toEqual(['true', 'head, Left, 7 of 10']);
    await context.close();
  });

  it('one stop of Tab goes past the whole body', async () => {
    const { context, page } = await openBody();
    await page.locator('#question-sample-map .body-tabs button').last().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Choose places from a list');
    await context.close();
  });
});
