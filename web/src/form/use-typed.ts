import { useEffect, useRef, useState } from 'react';
import { afterPress } from '../ui/after-press.ts';
import { useOnLeaving } from '../ui/use-on-leaving.ts';

const PAUSE_MS = 800;

/** Text that is handed on after a pause, and at once when the field is left or the page goes away. */
export const useTyped = (saved: string, commit: (text: string) => void) => {
  const [text, setText] = useState(saved);
  const [known, setKnown] = useState(saved);
  const waiting = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  // Changed from elsewhere: another device, "not sure", another unit.
  if (saved !== known) {
    setKnown(saved);
    if (waiting.current === undefined) setText(saved);
  }
  const flush = (): void => {
    clearTimeout(timer.current);
    const due = waiting.current;
    waiting.current = undefined;
    if (due !== undefined) latest.current(due);
  };
  useOnLeaving(flush);
  const leave = (): void => afterPress(flush);
  const type = (next: string): void => {
    setText(next);
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(leave, PAUSE_MS);
  };
  return { text, type, leave } as const;
};
