const NUMBERS: Readonly<Record<string, string>> = { US: '911', CA: '911', MX: '911', GB: '999', IE: '112', AU: '000', NZ: '111', ZA: '112', IN: '112' };
const EU = ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'];

/** The number that clients of a country are told to call; undefined: the clinic must say. `country`: ISO 3166-1 alpha-2. */
export const emergencyNumberOf = (country: string): string | undefined => NUMBERS[country] ?? (EU.includes(country) ? '112' : undefined);
