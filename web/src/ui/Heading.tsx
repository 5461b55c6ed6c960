import { useEffect, useRef, type ReactNode } from 'react';

/** The title of a screen. It takes the focus when the screen appears, so that it is read first. */
export const ScreenTitle = ({ children }: { children: ReactNode }) => {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
};
