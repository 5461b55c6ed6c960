import type { Catalogue } from '../../techniques';
import { byId, labelOf } from '../../techniques';
import { sideInWords, type Side } from './sides';

export const FINDING_KINDS = ['trigger_point', 'tender', 'tight', 'numb', 'tingling', 'swelling', 'bruise', 'scar', 'skin', 'weak', 'restricted', 'no_go'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Where on the drawing: view, and per mille of its width and height. */
export type Point = Readonly<{ view: 'front' | 'back'; x: number; y: number }>;
export type BodyFinding = Readonly<{ region: string; side: Side; muscle?: string; kind: FindingKind; intensity?: number; point?: Point; text?: string }>;

const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  trigger_point: 'trigger point', tender: 'tender', tight: 'tight', numb: 'numb', tingling: 'tingling', swelling: 'swelling', bruise: 'bruise',
  scar: 'scar', skin: 'skin change', weak: 'weak', restricted: 'restricted movement', no_go: 'no-go area',
};

export const muscleName = (catalogue: Catalogue, id: string): string => byId(catalogue.muscles, id)?.name ?? id;

/** What a drawing shows, for whoever reads or hears it. */
export function findingText(finding: BodyFinding, catalogue: Catalogue): string {
  const { region, side, muscle, kind, intensity, text } = finding;
  const where = [labelOf(catalogue.regions, region), ...(muscle === undefined ? [] : [muscleName(catalogue, muscle)]), sideInWords(side)].join(', ');
  const strength = intensity === undefined ? '' : ` ${intensity} of 10`;
  return `${where}: ${KIND_WORDS[kind]}${strength}${text === undefined ? '' : ` (${text})`}`;
}

export type FindingChange = Readonly<{ change: 'new' | 'gone' | 'stronger' | 'weaker' | 'same'; finding: BodyFinding; before: number | null; after: number | null }>;

/** The same finding on another day: what it is and where. A point only shows it. */
const keyOf = ({ region, side, muscle = '', kind }: BodyFinding): string => [region, side, muscle, kind].join('|');

const strengthOf = ({ intensity }: BodyFinding): number | null => intensity ?? null;

/** Marked twice in one place, a finding counts as strong as its strongest mark. */
function strongest(findings: readonly BodyFinding[]): ReadonlyMap<string, BodyFinding> {
  const byKey = new Map<string, BodyFinding>();
  for (const finding of findings) {
    const known = byKey.get(keyOf(finding));
    if (!known || (finding.intensity ?? 0) > (known.intensity ?? 0)) byKey.set(keyOf(finding), finding);
  }
  return byKey;
}

/** From one visit to the next. An intensity that was not noted is not compared. */
export function differenceBetween(earlier: readonly BodyFinding[], later: readonly BodyFinding[]): readonly FindingChange[] {
  const [then, now] = [strongest(earlier), strongest(later)];
  const present = [...now].map(([key, finding]): FindingChange => {
    const known = then.get(key);
    if (!known) return { change: 'new', finding, before: null, after: strengthOf(finding) };
    return { change: compared(known.intensity, finding.intensity), finding, before: strengthOf(known), after: strengthOf(finding) };
  });
  const gone = [...then].filter(([key]) => !now.has(key)).map(([, finding]): FindingChange => ({ change: 'gone', finding, before: strengthOf(finding), after: null }));
  return [...present, ...gone];
}

const compared = (before: number | undefined, after: number | undefined): FindingChange['change'] => {
  if (before === undefined || after === undefined || before === after) return 'same';
  return after > before ? 'stronger' : 'weaker';
};
