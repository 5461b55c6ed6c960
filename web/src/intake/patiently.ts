const RETRY_MS = 2000;

export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, RETRY_MS));

/** Again until it succeeds. */
export const patiently = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await aWhile();
    }
  }
};
