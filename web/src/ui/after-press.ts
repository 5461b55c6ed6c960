const LONGEST_MS = 1000;
const waiting: (() => void)[] = [];
let isPressing = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const release = (): void => {
  isPressing = false;
  clearTimeout(timer);
  for (const act of waiting.splice(0)) act();
};

// There is nothing to press while the first screen is written at build time.
if (typeof window !== 'undefined') {
  const press = (): void => {
    isPressing = true;
    clearTimeout(timer);
    // A press that becomes a drag may end without a word.
    timer = setTimeout(release, LONGEST_MS);
  };
  addEventListener('mousedown', press, true);
  addEventListener('mouseup', () => setTimeout(release), true);
  addEventListener('click', release, true);
}

/**
 * Now, or when what is being pressed was let go and the press has its target: a button that moves away from under a
 * finger, because the field that it leaves shows or hides something, would have to be pressed again.
 */
export const afterPress = (act: () => void): void => {
  if (isPressing) waiting.push(act);
  else act();
};
