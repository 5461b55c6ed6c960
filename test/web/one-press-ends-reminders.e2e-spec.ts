import type { Browser, Page } from 'playwright-core';
import { hashOf, newSecret } from '../../src/platform/ids/ids';
import { connect } from '../support/database';
import { takeOn } from '../support/course';
import { CLINIC_A, type World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { misfitsInEverySize, violationsInBothThemes } from './support/look';
import { sitDown } from './support/phone';

describe('the link in a reminder', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));

  const linkFor = async (channel: 'email' | 'sms'): Promise<{ clientId: string; address: string }> => {
    const secret = newSecret();
    const { id } = await takeOn(world, 'dee');
    const admin = await connect(world.database.adminUrl);
    await admin.query('INSERT INTO opt_out_link (clinic_id, token_hash, client_id, channel) VALUES ($1, $2, $3, $4)', [CLINIC_A, hashOf(secret), id, channel]);
    await admin.end();
    return { clientId: id, address: `${world.url}/opt-out#${CLINIC_A}.${secret}` };
  };
  const consentOf = async (clientId: string, channel: string): Promise<boolean | undefined> => (await world.as('dee').get(`/clients/${clientId}`)).body.contactConsent[channel]?.given;
  const titled = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const faultsOf = async (page: Page): Promise<unknown> => ({ faults: await violationsInBothThemes(page), over: await misfitsInEverySize(page) });

  it('ends nothing by being opened, and reminders with one press', async () => {
    const { clientId, address } = await linkFor('email');
    const { context, page, complaints } = await sitDown(browser, {});
    await page.goto(address);
    await titled(page, 'No more reminders by e-mail?');
    expect(await page.title()).toBe('Reminders');
    expect([await consentOf(clientId, 'email'), await faultsOf(page)]).toEqual([undefined, { faults: [], over: [] }]);
    await page.getByRole('button', { name: 'Stop them' }).tap();
    await titled(page, 'They have stopped');
    expect([await consentOf(clientId, 'email'), await faultsOf(page), complaints]).toEqual([false, { faults: [], over: [] }, []]);
    await page.reload();
    await titled(page, 'They have stopped');
    await context.close();
  });

  it('says so in Spanish, of text messages, and where the link is none', async () => {
    const { clientId, address } = await linkFor('sms');
    const { context, page } = await sitDown(browser, {}, 'touch', { locale: 'es-MX' });
    await page.goto(address);
    await titled(page, '¿No más mensajes de texto?');
    await page.getByRole('button', { name: 'Dejar de recibirlos' }).tap();
    await titled(page, 'Ya no los recibirá');
    expect(await consentOf(clientId, 'sms')).toBe(false);
    await page.goto(`${address}x`);
    await titled(page, 'Este enlace no funciona');
    expect(await faultsOf(page)).toEqual({ faults: [], over: [] });
    await context.close();
  });
});
