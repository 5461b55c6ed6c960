export const CONSTRAINT_KINDS = [
  'exclude_techniques',
  'exclude_regions',
  'exclude_positions',
  'pressure_max_local',
  'products_exclude',
  'require',
  'advice',
  'session',
] as const;

export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/**
 * What one constraint word means in the catalogue's words. Every list may be empty.
 * `techniques`, `strokes` and `modalities` are left out: everywhere when `regions` and `dynamicRegion` are empty,
 * else only where the work meets those places.
 */
export type ConstraintMeaning = Readonly<{
  kind: ConstraintKind;
  word: string;
  /** For the therapist, plain. */
  text: string;
  techniques: readonly string[];
  strokes: readonly string[];
  modalities: readonly string[];
  regions: readonly string[];
  /** `no_go` = do not work there; `light_only` = up to `pressureMax`; absent = the regions only say where the rest applies. */
  effect?: 'no_go' | 'light_only';
  subAreas: readonly string[];
  /** Most pressure allowed in `subAreas` (0 = none) or, with `light_only`, in `regions`. */
  pressureMax?: number;
  muscles: readonly string[];
  positions: readonly string[];
  /** The position or product stays allowed under this condition. */
  condition?: string;
  products: readonly string[];
  /** Home exercises and packs that must be withheld with it. */
  selfCare: readonly string[];
  requirement?: string;
  /** A place that only this client's record can name. */
  dynamicRegion?: string;
}>;

export type DynamicRegion = Readonly<{ id: string; ask: string; candidates: readonly string[] }>;
export type Named = Readonly<{ id: string; label: string }>;

/** The limits that a catalogue flag sets, in the words of the screening rules named in `rule`. */
export type FlagLimits = Readonly<{
  rule: string;
  exclude_techniques?: readonly string[];
  exclude_regions?: readonly string[];
  exclude_positions?: readonly string[];
  pressure_max_local?: Readonly<Record<string, number>>;
  products_exclude?: readonly string[];
  require?: readonly string[];
  session?: Readonly<{ max_minutes: number }>;
}>;
