import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/chromium';
import { FormFiller, type Said } from '../../../scripts/form-filler';
import { fingers, keyboardOnly, type Hands } from '../../../scripts/form-hands';
import type { World } from '../../support/world';

export const WEB_DIST = join(process.cwd(), 'web', 'dist');

/** The system's browser, for pages that were built. */
export const openWeb = (): Promise<Browser> => {
  if (!existsSync(join(WEB_DIST, 'index.html'))) throw new Error('The web app is not built. Run: npm run build');
  return openBrowser();
};

export interface Patient {
  readonly id: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  /** The token of the link that was sent. */
  readonly token: string;
  readonly invitationId: string;
}

let born = 0;

/** A client of clinic A with a link in hand. */
export const invitePatient = async (world: World, { dateOfBirth = '1991-04-09', invitation = {}, guardian }: { dateOfBirth?: string; invitation?: object; guardian?: object } = {}): Promise<Patient> => {
  const familyName = `Rivera${++born}`;
  const client = await world.as('olu').post('/clients', { givenName: 'Sam', familyName, dateOfBirth, duplicateChecked: true, ...(guardian ? { guardian } : {}) });
  if (client.status !== 201) throw new Error(`no client: ${client.status} ${JSON.stringify(client.body)}`);
  const link = await world.as('olu').post(`/clients/${client.body.id}/intake-invitations`, invitation);
  if (link.status !== 201) throw new Error(`no link: ${link.status} ${JSON.stringify(link.body)}`);
  return { id: client.body.id, familyName, dateOfBirth, token: link.body.token, invitationId: link.body.id };
};

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-US', reducedMotion: 'reduce' };

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly hands: Hands;
  readonly filler: FormFiller;
  /** What the page complained about: errors, refused sources, unhandled rejections. */
  readonly complaints: string[];
}

export type By = 'touch' | 'keyboard';

/** A person in front of a page of their own. */
export const sitDown = async (browser: Browser, said: Said, by: By = 'touch', options: BrowserContextOptions = {}): Promise<Seat> =>
  seatIn(await browser.newContext({ ...PHONE, ...options }), said, by);

export const seatIn = async (context: BrowserContext, said: Said, by: By = 'touch'): Promise<Seat> => {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const hands = by === 'touch' ? fingers(page) : keyboardOnly(page);
  return { context, page, hands, filler: new FormFiller(page, hands, said), complaints };
};

export const addressOf = (world: World, { token }: { token: string }): string => `${world.url}/intake#${token}`;

/** From the link to the first question. */
export const openLink = async (world: World, patient: Patient, { page, filler }: Seat): Promise<void> => {
  await page.goto(addressOf(world, patient));
  await page.locator('form[data-alive="true"]').waitFor();
  await filler.identify(patient);
};

interface SignOptions {
  readonly guardian?: string;
}

/** Says yes to every consent and types a name. */
export const agreeAndSign = async ({ page, hands }: Seat, { guardian }: SignOptions = {}): Promise<void> => {
  for (const consent of await page.locator('[data-consent]').all()) await hands.choose(consent.locator('input[value="yes"]'));
  await hands.type(page.locator('input[autocomplete="name"]'), guardian ?? 'Sam Rivera');
};

/** Agrees, signs and presses send. */
export const sign = async (seat: Seat, options: SignOptions = {}): Promise<void> => {
  await agreeAndSign(seat, options);
  await seat.hands.press(seat.page.locator('.actions button').last());
};

/** Signs; gives the level that the end page is for. */
export const signAndSend = async (seat: Seat, options: SignOptions = {}): Promise<string | null> => {
  await sign(seat, options);
  const { page } = seat;
  await page.locator('[data-level]').waitFor();
  return page.locator('[data-level]').getAttribute('data-level');
};

/** All screens up to the consent; gives how many there were and which advice stepped in, after which question. */
export const walkThrough = async (seat: Seat, onScreen: () => Promise<void> = async () => {}): Promise<{ screens: number; advice: string[] }> => {
  const { page, filler, hands } = seat;
  const advice: string[] = [];
  for (let screens = 0; screens < 40; screens++) {
    if ((await page.locator('[data-screen="consent"]').count()) > 0) return { screens, advice };
    for (;;) {
      await filler.fillScreen();
      const stop = page.locator('[data-advice]');
      if ((await stop.count()) === 0) break;
      advice.push((await stop.getAttribute('data-advice')) ?? '');
      await onScreen();
      await hands.press(stop.locator('button').last());
      await page.locator('[data-screen]').waitFor();
    }
    await onScreen();
    await filler.next();
  }
  throw new Error('the form has no end');
};
