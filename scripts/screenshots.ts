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

/** `npm run screenshots [-- folder]`: every screen at three widths, light and dark. */
const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const stage = await openStage();
  const browser = await openBrowser();
  try {
    await walk(browser, stage);
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

const walk = async (browser: Browser, stage: Stage): Promise<void> => {
  const invited = await stage.invite();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const hands = fingers(page);
  const filler = new FormFiller(page, hands, SAID);
  const shoot = (name: string): Promise<void> => pictures(page, name);
  for (const [name, path] of [['home', '/'], ['link-incomplete', '/intake#short'], ['link-unknown', `/intake#${'x'.repeat(43)}`], ['components', '/components']] as const) {
    await page.goto(`${stage.url}${path}`);
    await page.locator('h1').first().waitFor();
    await shoot(name);
  }
  await page.goto(invited.address);
  await page.locator('form[data-alive="true"]').waitFor();
  await shoot('check');
  await filler.identify(invited);
  for (let n = 1; (await page.locator('[data-screen="consent"]').count()) === 0; n++) {
    await filler.fillScreen();
    if ((await page.locator('[data-advice]').count()) > 0) {
      await shoot('advice');
      await page.locator('[data-advice] button').last().tap();
      await filler.fillScreen();
    }
    await shoot(`step-${String(n).padStart(2, '0')}`);
    await filler.next();
  }
  for (const consent of await page.locator('[data-consent]').all()) await hands.choose(consent.locator('input[value="yes"]'));
  await hands.type(page.locator('input[autocomplete="name"]').last(), 'Sam Rivera');
  await shoot('consent');
  await page.locator('.actions button').last().tap();
  await page.locator('[data-level]').waitFor();
  await shoot('end-emergency');
};

void main();
