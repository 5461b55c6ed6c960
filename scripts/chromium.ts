import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser of the system; CHROMIUM names one that stands elsewhere. Nothing is downloaded. */
const found = (): { executablePath: string; headless: true; args: string[] } => {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath || !existsSync(executablePath))
    throw new Error('No Chromium found. Install it (Debian: apt-get install -y chromium) or set CHROMIUM to its path.');
  return { executablePath, headless: true, args: FLAGS };
};

export const openBrowser = async (): Promise<Browser> => chromium.launch(found());

/** A browser that keeps what it has in a folder, over being closed or killed. */
export const openBrowserWith = async (folder: string, options: BrowserContextOptions): Promise<BrowserContext> => chromium.launchPersistentContext(folder, { ...found(), ...options });
