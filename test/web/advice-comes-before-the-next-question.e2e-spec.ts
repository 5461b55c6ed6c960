import type { Browser } from 'playwright-core';
import { itemsOf, standardIntake } from '../../src/intake';
import { openWorld, type World } from '../support/world';
import { DROOPING_FACE } from './support/personas';
import { invitePatient, openLink, openWeb, sitDown, type Seat } from './support/phone';

jest.setTimeout(120_000);
// A browser on a busy machine may be late once; what fails twice is a fault.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

describe('advice comes before the next question', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openWeb()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

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
