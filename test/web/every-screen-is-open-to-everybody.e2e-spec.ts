import type { Browser } from 'playwright-core';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { hiddenStops, misfitsInEverySize, violationsInBothThemes } from './support/look';
import { DROOPING_FACE, UNSURE } from './support/personas';
import { addressOf, invitePatient, openLink, signAndSend, sitDown, walkThrough } from './support/phone';

describe('every screen is open to everybody', () => {
  let world: World;
  let browser: Browser;
  inBrowser(300_000, (opened) => ({ world, browser } = opened));

  it('axe finds nothing in either theme, and everything fits at 320 px, at 200 % zoom and at 200 % text, from the link to the end', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, DROOPING_FACE);
    const { page, filler } = seat;
    const found: Record<string, string[]> = {};
    const look = async (): Promise<void> => {
      const name = `${(await page.locator('[data-screen]').first().getAttribute('data-screen').catch(() => '')) ?? ''} ${await page.locator('h1').textContent()}`;
      found[name] = [...(await violationsInBothThemes(page)), ...(await misfitsInEverySize(page))];
    };
    await page.goto(addressOf(world, patient));
    await page.locator('form[data-alive="true"]').waitFor();
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.error').first().waitFor();
    await look();
    await filler.identify(patient);
    page.setDefaultTimeout(15_000);
    await page.locator('.actions button').last().tap();
    await page.locator('[role="alert"]').waitFor();
    await look();
    const { screens } = await walkThrough(seat, look);
    await page.locator('.actions button').last().tap();
    await page.locator('.error').first().waitFor();
    await look();
    await signAndSend(seat);
    await look();
    await seat.context.close();
    expect(screens).toBe(12);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(15);
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
  });

  it.each(['/', '/intake', '/intake#short', `/intake#${'x'.repeat(43)}`, '/components'])('axe finds nothing on %s, and everything fits', async (path) => {
    const { context, page } = await sitDown(browser, {});
    await page.goto(`${world.url}${path}`);
    await page.locator('h1').first().waitFor();
    expect([...(await violationsInBothThemes(page)), ...(await misfitsInEverySize(page))]).toEqual([]);
    await context.close();
  });

  it('would find a planted fault', async () => {
    const { context, page } = await sitDown(browser, {});
    await page.setContent('<meta name="viewport" content="width=device-width"><p style="color:#ccc;width:500px">pale and wide</p><img src="x">');
    expect((await violationsInBothThemes(page)).map((one) => one.split(':')[1])).toEqual(expect.arrayContaining([' color-contrast', ' image-alt']));
    expect(await misfitsInEverySize(page)).toContain('320 px: 188 px too wide');
    await context.close();
  });

  it('a choice that misses its answer is outlined as a field is, on questions and consents', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, UNSURE);
    const { page, hands } = seat;
    const colors = async (within: string): Promise<string[]> => {
      const fields = page.locator(`${within} :is(.option, .input:not(select))`);
      return [...new Set(await fields.evaluateAll((all) => all.map((one) => (globalThis as any).getComputedStyle(one).borderTopColor as string)))];
    };
    await openLink(world, patient, seat);
    await page.locator('#question-age input').first().fill('');
    await hands.press(page.locator('.actions button').last());
    await page.getByRole('alert').waitFor();
    const red = await colors('#question-age .row');
    expect(red).toHaveLength(1);
    expect(await colors('.question:has(.error):not(:has(.input))')).toEqual(red);
    expect(await colors('.question:not(:has(.error))')).not.toContain(red[0]);
    await walkThrough(seat);
    await hands.press(page.locator('.actions button').last());
    await page.locator('.error').first().waitFor();
    expect(await colors('[data-consent]')).toEqual(red);
    await seat.context.close();
  });

  it('Tab shows where it is at each stop, under nothing, on a screen of questions', async () => {
    const patient = await invitePatient(world);
    const { context, page, filler } = await sitDown(browser, {});
    await page.goto(addressOf(world, patient));
    await page.locator('form[data-alive="true"]').waitFor();
    expect(await hiddenStops(page, 7)).toEqual([]);
    await filler.identify(patient);
    expect(await hiddenStops(page, 45)).toEqual([]);
    await context.close();
  });
});
