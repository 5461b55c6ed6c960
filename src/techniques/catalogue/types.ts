/** The catalogue's shapes. Ids keep the codes of the evidence file; pressure is 1 (lightest) to 5 (deepest). */
export type EvidenceGroup = 'neck' | 'low_back' | 'other';
export type EvidenceGrade = 'moderate' | 'low' | 'very_low' | 'none' | 'against';
/** `source` = from a cited source; `gk` = general knowledge, source to confirm. */
export type Basis = 'source' | 'gk';
export type Chronicity = 'acute' | 'subacute' | 'chronic';
export type Irritability = 'low' | 'moderate' | 'high';
export type FlagLevel = 'emergency' | 'urgent' | 'postpone' | 'clearance' | 'modify' | 'local';

type Points = Readonly<Record<string, number>>;

export type Source = Readonly<{
  id: string;
  cite: string;
  address: string | null;
  /** `seen` = read in a stored page or excerpt; `via` = as reported in another page. */
  read: 'seen' | 'via' | 'gk';
  addressBasis: string;
}>;

export type Region = Readonly<{
  id: string;
  label: string;
  evidenceGroup: EvidenceGroup;
  bilateral: boolean;
  segment: string;
  /** Needs separate written consent each time. */
  sensitiveArea: boolean;
  view: 'ant' | 'post' | 'both';
  pressureCap: number | null;
}>;

/** A part of one or more regions that has its own limits. */
export type SubArea = Readonly<{ id: string; label: string; within: readonly string[] }>;

export type Stroke = Readonly<{ id: string; label: string; how: string; family: string; basis: Basis; seedRefs: readonly string[] }>;

export type PressureLevel = Readonly<{ level: number; name: string; description: string; typicalUse: string }>;

export type Technique = Readonly<{
  id: string;
  name: string;
  family: string;
  strokes: readonly string[];
  pressure: Readonly<{ min: number; max: number; typical: number }>;
  targetTissues: readonly string[];
  indications: readonly string[];
  durationMin: Readonly<{ min: number; typical: number; max: number }>;
  training: string;
  credential: string;
  regions: readonly string[];
  positions: readonly string[];
  equipment: readonly string[];
  evidence: Readonly<Record<'neck' | 'lowBack' | 'other', Readonly<{ grade: EvidenceGrade; note: string }>>> &
    Readonly<{ sources: readonly string[] }>;
  fit: Readonly<{ character: Points; goal: Points; chronicity: Readonly<Record<Chronicity, number>> }>;
  excludeFlags: readonly string[];
  cautionFlags: readonly string[];
  /** Discomfort class, 0 (none) to 2. */
  discomfort: number;
  populationBonus: Points;
  adjunctOnly: boolean;
  contraindicationText: string;
  /** For clients. */
  explain: string;
  doNotClaim: readonly string[];
  trademark: string | null;
  basis: Basis;
  clothed: boolean;
  /** Only for clients with one of these. */
  needsAny: Readonly<{ goal?: readonly string[]; character?: readonly string[]; flags?: readonly string[] }> | null;
  seedRefs: readonly string[];
}>;

export type Flag = Readonly<{
  id: string;
  label: string;
  ask: string;
  level: FlagLevel;
  action: string;
  pressureCap: number | null;
  /** The screening rule whose lower cap replaces the evidence file's: where the two disagree, the stricter wins. */
  capFromRule?: string;
  sources: readonly string[];
  basis: Basis;
}>;

export type Muscle = Readonly<{
  id: string;
  name: string;
  home: readonly string[];
  nerveRoots: string;
  rootsBasis: string;
  action: string;
  /** Regions where its tender spots are commonly felt. */
  referralPrimary: readonly string[];
  referralSecondary: readonly string[];
  referralBasis: Basis;
  sources: readonly string[];
  cautions: string;
  patternRole: string | null;
  chains: readonly string[];
  note: string;
  seedRefs: readonly string[];
}>;

export type Chain = Readonly<{
  id: string;
  label: string;
  kind: string;
  members: readonly string[];
  tight?: readonly string[];
  weak?: readonly string[];
  basis: string;
}>;

export type Dermatomes = Readonly<{
  note: string;
  rows: readonly Readonly<{ root: string; skin: string; myotome: string; reflex: string }>[];
}>;

export type Cause = Readonly<{ id: string; label: string; selfCare: readonly string[]; seedRefs: readonly string[] }>;

export type Claim = Readonly<{
  id: string;
  claim: string;
  status: string;
  /** `never` has no client text. */
  display: 'never' | 'qualified' | 'tradition' | 'script' | 'redirect';
  clientText: string | null;
  note: string;
  sources: readonly string[];
  seedRefs: readonly string[];
}>;
