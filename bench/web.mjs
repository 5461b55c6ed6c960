import 'reflect-metadata';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { openBrowser } = require('../dist/scripts/chromium.js');
const { openStage } = require('../dist/scripts/web-stage.js');

/**
 * `npm run bench:web`: on a slow phone and a slow line, how long until a client can type who they are, has sent it, sees
 * the first question of the form and gives the first answer that is on its way to the server. The client here types
 * without a pause; whoever needs longer meets a page that is ready.
 */
const LIMIT_MS = 2000;
const CPU_SLOWDOWN = 4;
const RUNS = 3;
const LINES = [
  { name: 'slow 3G (400 kbit/s, 400 ms a request)', downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 },
  { name: 'fast 3G (1.6 Mbit/s, 150 ms a request)', downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 },
];

const slowDown = async (context, page, line) => {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
};

const measure = async (browser, { address, familyName, dateOfBirth }, line, warm) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (warm) {
    await page.goto(address);
    await page.locator('form[data-alive="true"]').waitFor();
    await page.evaluate('navigator.serviceWorker?.ready');
  }
  await slowDown(context, page, line);
  const times = {};
  const started = performance.now();
  const note = (what) => (times[what] ??= Math.round(performance.now() - started));
  page.on('request', (request) => request.url().endsWith('/identity-check') && note('sent'));
  page.on('request', (request) => request.url().includes('/intake/answers/') && note('answered'));
  await page.goto(warm ? address.replace('#', '?again#') : address, { waitUntil: 'commit' });
  const [year, month, day] = dateOfBirth.split('-').map(Number);
  await page.locator('form input').first().waitFor();
  await page.locator('[autocomplete="family-name"]').fill(familyName);
  await page.locator('[autocomplete="bday-month"]').selectOption(String(month));
  await page.locator('[autocomplete="bday-day"]').fill(String(day));
  await page.locator('[autocomplete="bday-year"]').fill(String(year));
  note('typed');
  await page.locator('form[data-early="true"], form[data-alive="true"]').waitFor();
  await page.keyboard.press('Enter');
  // Asked at every frame: a locator asks twice a second once it has waited for a while.
  await page.waitForFunction(() => globalThis.document.querySelector('.question')?.checkVisibility());
  note('asked');
  await page.locator('.question .option').first().tap();
  for (let waited = 0; times.answered === undefined && waited < 15_000; waited += 20) await page.waitForTimeout(20);
  await context.close();
  return times;
};

const stage = await openStage();
const browser = await openBrowser();
for (const { name, ...line } of LINES)
  for (const warm of [false, true]) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measure(browser, await stage.invite({ familyName: `Rivera${run}${warm}${line.latency}` }), line, warm));
    const middle = (what) => runs.map((one) => one[what]).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
    const asked = middle('asked');
    console.log(`${name}, ${CPU_SLOWDOWN}x CPU, ${warm ? 'opened before' : 'first visit'}: typed after ${middle('typed')} ms, sent after ${middle('sent')} ms, first question shown after ${asked} ms (${Math.round((asked / LIMIT_MS) * 100)} % of ${LIMIT_MS} ms), its answer sent after ${middle('answered')} ms`);
  }
await browser.close();
await stage.close();
