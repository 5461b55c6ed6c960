import type { Browser } from 'playwright-core';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { addressOf, invitePatient, sitDown } from './support/phone';

describe('a link that does not open says what to do, and nothing about anybody', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));

  /** Waits for what the page says once it has looked the link up: the form stands there as plain HTML before. */
  const read = async (address: string, heading: string): Promise<{ title: string | null; text: string }> => {
    const { context, page } = await sitDown(browser, {});
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const told = { title: await page.locator('main h1').textContent(), text: (await page.locator('body').innerText()) + (await page.title()) + page.url() };
    await context.close();
    return told;
  };

  it('mistyped', async () => {
    expect((await read(`${world.url}/intake#short`, 'This link is not complete')).title).toBe('This link is not complete');
    expect((await read(`${world.url}/intake#${'x'.repeat(43)}`, 'This link does not work')).title).toBe('This link does not work');
  });

  it('revoked', async () => {
    const patient = await invitePatient(world);
    expect((await world.as('olu').post(`/intake-invitations/${patient.invitationId}/revocation`)).status).toBeLessThan(300);
    const { title, text } = await read(addressOf(world, patient), 'This link was switched off');
    expect(title).toBe('This link was switched off');
    expect(text).not.toContain('Rivera');
  });

  it('locked after five wrong checks', async () => {
    const patient = await invitePatient(world);
    const { context, page, filler } = await sitDown(browser, {});
    await page.goto(addressOf(world, patient));
    await page.locator('form[data-alive="true"]').waitFor();
    for (let tries = 0; tries < 5; tries++) {
      void filler.identify({ familyName: 'Wrong', dateOfBirth: patient.dateOfBirth }).catch(() => undefined);
      await page.waitForResponse((response) => response.url().endsWith('/identity-check'));
      if (tries < 4) await page.getByRole('alert').waitFor();
      if (tries === 3) expect(await page.getByRole('alert').textContent()).toContain('After 1 more wrong try the link locks');
    }
    await page.getByRole('heading', { name: 'This link is locked' }).waitFor();
    await context.close();
  });

  it('expired', async () => {
    const patient = await invitePatient(world, { invitation: { expiresInDays: 1 } });
    world.advance({ days: 2 });
    expect((await read(addressOf(world, patient), 'This link has expired')).title).toBe('This link has expired');
  });
});
