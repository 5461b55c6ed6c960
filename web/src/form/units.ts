type Unit = Readonly<{ unit: string; /** What one stored unit is in this one: shown = stored × factor + offset. */ factor: number; offset?: number }>;

/** Other units that people think in, by the English word of the form's own, which is what is stored. */
const OTHERS: Readonly<Record<string, readonly Unit[]>> = {
  kg: [{ unit: 'lb', factor: 2.204_622_6 }],
  '°C': [{ unit: '°F', factor: 1.8, offset: 32 }],
  weeks: [
    { unit: 'days', factor: 7 },
    { unit: 'months', factor: 12 / 52.178 },
    { unit: 'years', factor: 1 / 52.178 },
  ],
};

const US_FIRST: Readonly<Record<string, string>> = { kg: 'lb', '°C': '°F' };

export const unitsFor = (stored: string): readonly string[] => [stored, ...(OTHERS[stored] ?? []).map(({ unit }) => unit)];

export const firstUnit = (stored: string, decimal: boolean, country: string | undefined): string => (decimal && country === 'US' ? (US_FIRST[stored] ?? stored) : stored);

const find = (stored: string, unit: string): Unit => OTHERS[stored]?.find((one) => one.unit === unit) ?? { unit, factor: 1 };
const round = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

export const toStored = (stored: string, unit: string, shown: number): number => {
  const { factor, offset = 0 } = find(stored, unit);
  return round((shown - offset) / factor, 2);
};

export const toShown = (stored: string, unit: string, value: number): number => {
  const { factor, offset = 0 } = find(stored, unit);
  return round(value * factor + offset, 1);
};
