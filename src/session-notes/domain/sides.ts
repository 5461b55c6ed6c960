export const SIDES = ['left', 'right', 'both', 'midline'] as const;
export type Side = (typeof SIDES)[number];

const WORDS: Readonly<Record<Side, string>> = { left: 'left', right: 'right', both: 'both sides', midline: 'in the middle' };

export const sideInWords = (side: Side): string => WORDS[side];
