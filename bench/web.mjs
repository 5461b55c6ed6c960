import 'reflect-metadata';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { openBrowser } = require('../dist/scripts/chromium.js');
const { openStage } = require('../dist/scripts/web-stage.js');

/** `npm run bench:web`: how long until a client can type into the first question, and send it, on a slow phone and a slow line. */
const CPU_SLOWDOWN = 4;
const LINES = [
  { name: 'slow 3G: 400 kbit/s, 400 ms a request', downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 },
  { name: 'fast 3G: 1.6 Mbit/s, 150 ms a request', downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 },
];

const measure = async (browser, address, line, warm) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  if (warm) {
    await page.goto(address);
    await page.locator('form input').first().waitFor();
    await page.evaluate('navigator.serviceWorker?.ready');
  }
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  const started = performance.now();
  await page.goto(warm ? address.replace('#', '?again#') : address, { waitUntil: 'commit' });
  await page.locator('form input').first().waitFor();
  const usable = Math.round(performance.now() - started);
  await page.locator('form[data-alive="true"]').waitFor();
  const alive = Math.round(performance.now() - started);
  await context.close();
  return { usable, alive };
};

const stage = await openStage();
const browser = await openBrowser();
for (const { name, ...line } of LINES)
  for (const warm of [false, true]) {
    const times = [];
    for (let run = 0; run < 3; run++) times.push(await measure(browser, (await stage.invite({ familyName: `Rivera${run}${warm}${line.latency}` })).address, line, warm));
    const middle = (what) => times.map((one) => one[what]).sort((a, b) => a - b)[1];
    console.log(`${name}, ${CPU_SLOWDOWN}x CPU, ${warm ? 'opened before' : 'first visit'}: first question can be typed into after ${middle('usable')} ms, can be sent after ${middle('alive')} ms`);
  }
await browser.close();
await stage.close();
