const RETRY_MS = 2000;
const APART_MS = 60_000;
const PATIENCE_MS = 5000;

export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, RETRY_MS));

const statusOf = async (path: string): Promise<number> => (await fetch(path, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })).status;

/** The scripts of this page that the server must have, if it has not been given another release since. */
const scripts = (): string[] => [document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '', ...(document.getElementById('app')?.dataset.next ?? '').split(' ')].filter(Boolean);

const isOutdated = async (): Promise<boolean> => (await Promise.all(scripts().map(statusOf))).includes(404) && (await statusOf(location.pathname)) === 200;

type Reloaded = { reloaded?: number } | null;

/** A page that is older than the release is loaded anew, not over and over. In the history it stays with this page, and is no storage. */
export const renew = async (): Promise<void> => {
  const { reloaded = 0 } = (history.state as Reloaded) ?? {};
  if (Date.now() - reloaded < APART_MS || !(await isOutdated().catch(() => false))) return;
  history.replaceState({ ...(history.state as object | null), reloaded: Date.now() }, '');
  location.reload();
};

/** Again until it succeeds. */
export const patiently = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await renew();
      await aWhile();
    }
  }
};
