type Store = { getAll: () => { result: Record<string, ArrayBuffer>[]; onsuccess: () => void } };
type InPage = {
  indexedDB: { open: (name: string) => { result: { transaction: (store: string) => { objectStore: (store: string) => Store } }; onsuccess: () => void } };
  localStorage: object;
  sessionStorage: object;
};

/** Runs in the page: every byte that it keeps, read as text. */
export const keptOnDevice = (): Promise<{ records: number; text: string }> =>
  new Promise((resolve) => {
    const here = globalThis as unknown as InPage;
    const opened = here.indexedDB.open('rhomboid');
    opened.onsuccess = () => {
      const all = opened.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => {
        const bytes = all.result.map(({ sealed }) => new TextDecoder('latin1').decode(sealed));
        resolve({ records: all.result.length, text: bytes.join() + JSON.stringify(here.localStorage) + JSON.stringify(here.sessionStorage) });
      };
    };
  });
