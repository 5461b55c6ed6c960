import { useEffect, useState } from 'react';

/** What follows # in the address. No server ever sees it: there stand the secrets of links. */
export const fragment = (): string => location.hash.slice(1);

export const useFragment = (): string => {
  const [shown, setShown] = useState(fragment);
  useEffect(() => {
    const changed = (): void => setShown(fragment());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return shown;
};
