import type { Browser } from 'playwright-core';
import { openWorld, type World } from '../../support/world';
import { openWeb } from './phone';

/** One world and one browser for all stories of a file. */
export const inBrowser = (patienceMs: number, ready: (opened: { world: World; browser: Browser }) => void, worldOptions: Parameters<typeof openWorld>[0] = {}): void => {
  jest.setTimeout(patienceMs);
  // A browser on a busy machine may be late once; what fails twice is a fault.
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const [world, browser] = await Promise.all([openWorld(worldOptions), openWeb()]);
    close = async () => {
      await browser.close();
      await world.close();
    };
    ready({ world, browser });
  });
  afterAll(() => close());
};
