import type { Browser } from 'playwright-core';
import { itemsOf, standardIntake } from '../../src/intake';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { DROOPING_FACE } from './support/personas';
import { invitePatient, openLink, sitDown, type Seat } from './support/phone';

describe('advice comes before the next question', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));

  /** To the screen that asks about the face, through what comes before it. */
  const toTheFace = async ({ page, filler }: Seat): Promise<void> => {
    for (let screens = 0; screens < 10 && (await page.locator('#question-stroke_signs').count()) === 0; screens++) {
      await filler.fillScreen();
      await filler.next();
    }
  };
  const droop = async ({ filler }: Seat): Promise<void> => {
    const item = itemsOf(standardIntake).get('stroke_signs')?.item;
    if (item) await filler.answer(item, ['face_droop']);
  };

  it.each([[true, 1], [false, 0]])('and says that the clinic was told only where the server said so: %s', async (clinicTold, shown) => {
    const seat = await sitDown(browser, DROOPING_FACE);
    const { page } = seat;
    await page.route('**/intake/answers/stroke_signs', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), clinicTold } });
    });
    await openLink(world, await invitePatient(world), seat);
    await toTheFace(seat);
    await droop(seat);
    await page.locator('[data-advice="emergency"]').waitFor();
    await page.locator('[data-saving="saved"]').waitFor();
    expect(await page.locator('.question').count()).toBe(0);
    expect(await page.locator('[data-advice] a').getAttribute('href')).toBe('tel:911');
    expect(await page.getByText('The clinic has been told.').count()).toBe(shown);
    await seat.context.close();
  });

  it('and says nothing of the clinic where only what was answered before has reached it', async () => {
    const seat = await sitDown(browser, { ...DROOPING_FACE, arm_weak: 'both' });
    const { page } = seat;
    await openLink(world, await invitePatient(world), seat);
    for (let screens = 0; screens < 10 && (await page.locator('[data-advice]').count()) === 0; screens++) {
      await seat.filler.fillScreen();
      if ((await page.locator('[data-advice]').count()) === 0) await seat.filler.next();
    }
    await page.locator('[data-advice="today"]').getByText('The clinic has been told.').waitFor();
    await page.locator('[data-advice] button').last().tap();
    await toTheFace(seat);
    await seat.context.setOffline(true);
    await droop(seat);
    await page.locator('[data-advice="emergency"]').waitFor();
    await page.locator('[data-saving="offline"]').waitFor();
    expect(await page.getByText('The clinic has been told.').count()).toBe(0);
    await seat.context.setOffline(false);
    await page.getByText('The clinic has been told.').waitFor();
    await seat.context.close();
  });

  it('without a connection too, and then claims nothing about the clinic', async () => {
    const seat = await sitDown(browser, DROOPING_FACE);
    const { page } = seat;
    await openLink(world, await invitePatient(world), seat);
    await toTheFace(seat);
    await seat.context.setOffline(true);
    await droop(seat);
    await page.locator('[data-advice="emergency"]').waitFor();
    await page.locator('[data-saving="offline"]').waitFor();
    expect(await page.getByText('The clinic has been told.').count()).toBe(0);
    await seat.context.close();
  });
});
