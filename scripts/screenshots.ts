import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './chromium';
import { FormFiller, type Said } from './form-filler';
import { fingers } from './form-hands';
import { openStage, type Stage } from './web-stage';

const FOLDER = process.argv[2] ?? join('data', 'screenshots');
const WIDTHS = [390, 768, 1280];
const THEMES = ['light', 'dark'] as const;

const SAID: Said = {
  age: 34, sex: 'female', site: ['neck', 'shoulder'], consent_self: 'yes', pain_now: 4, pain_worst: 6, desk_hours: 8,
  pain_map: [{ region: 'shoulder_top', side: 'right', character: ['knotted'], intensity: 5 }, { region: 'neck_post', side: 'both', character: ['tight'], intensity: 4 }],
  main_region: 'shoulder_top', stroke_signs: ['face_droop'],
};

/** `npm run screenshots [-- folder]`: every screen at three widths, light and dark, in English and in Spanish. */
const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const stage = await openStage();
  const browser = await openBrowser();
  try {
    await plainPages(browser, stage);
    await walk(browser, stage, 'en-US', SAID);
    await walk(browser, stage, 'es-MX', SAID);
  } finally {
    await browser.close();
    await stage.close();
  }
};

const pictures = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize();
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
      await page.evaluate('scrollTo(0, 0)');
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${theme}.png`), fullPage: true });
    }
  }
  if (size) await page.setViewportSize(size);
  process.stdout.write(`${name}\n`);
};

/** Pages that nobody's answers are on. */
const plainPages = async (browser: Browser, { url }: Stage): Promise<void> => {
  const { page, shoot } = await sit(browser, 'en-US');
  for (const [name, path] of [['home', '/'], ['link-incomplete', '/intake#short'], ['link-unknown', `/intake#${'x'.repeat(43)}`], ['components', '/components']] as const) {
    await page.goto(`${url}${path}`);
    await page.locator('html[data-alive="true"] h1').first().waitFor();
    await shoot(name);
  }
};

const sit = async (browser: Browser, locale: string) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce', locale });
  const page = await context.newPage();
  return { page, shoot: (name: string): Promise<void> => pictures(page, name) };
};

/** From the link to the end, with what goes wrong on the way. */
const walk = async (browser: Browser, stage: Stage, language: string, said: Said): Promise<void> => {
  const { page, shoot } = await sit(browser, language);
  const prefix = language.startsWith('es') ? 'es-' : '';
  const hands = fingers(page);
  const filler = new FormFiller(page, hands, said);
  const invited = await stage.invite({ familyName: `Rivera${prefix}`, locale: language.slice(0, 2) });
  await page.goto(invited.address);
  await page.locator('form[data-alive="true"]').waitFor();
  await shoot(`${prefix}check`);
  await page.locator('form button[type="submit"]').tap();
  await page.locator('.error').first().waitFor();
  await shoot(`${prefix}check-empty`);
  await filler.identify(invited);
  await page.locator('.actions button').last().tap();
  await page.locator('[role="alert"]').waitFor();
  await shoot(`${prefix}step-01-empty`);
  for (let n = 1; (await page.locator('[data-screen="consent"]').count()) === 0; n++) {
    await filler.fillScreen();
    if ((await page.locator('[data-advice]').count()) > 0) {
      await shoot(`${prefix}advice`);
      await page.locator('[data-advice] button').last().tap();
      await filler.fillScreen();
    }
    await shoot(`${prefix}step-${String(n).padStart(2, '0')}`);
    if ((await page.locator('.body-region').count()) > 0) await whileMarking(page, shoot, prefix);
    await filler.next();
  }
  await sign(page, shoot, prefix);
};

const whileMarking = async (page: Page, shoot: (name: string) => Promise<void>, prefix: string): Promise<void> => {
  await page.locator('[data-region="low_back"][data-side="left"]').first().tap();
  await page.locator('.list-switch button').tap();
  await shoot(`${prefix}marking`);
  await page.locator('.question section .row button').last().tap();
  await page.locator('.list-switch button').tap();
};

const sign = async (page: Page, shoot: (name: string) => Promise<void>, prefix: string): Promise<void> => {
  const hands = fingers(page);
  await hands.choose(page.locator('[data-consent]').first().locator('input[value="no"]'));
  await hands.choose(page.locator('input[name="who-signs"][value="guardian"]'));
  await page.locator('[aria-expanded="false"]').last().tap();
  await page.locator('.actions button').last().tap();
  await shoot(`${prefix}consent-open`);
  await hands.choose(page.locator('input[name="who-signs"][value="self"]'));
  for (const consent of await page.locator('[data-consent]').all()) await hands.choose(consent.locator('input[value="yes"]'));
  await hands.type(page.locator('input[autocomplete="name"]').last(), 'Sam Rivera');
  await shoot(`${prefix}consent`);
  await page.locator('.actions button').last().tap();
  await page.locator('[data-level]').waitFor();
  await shoot(`${prefix}end`);
};

void main();
