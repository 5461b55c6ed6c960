import type { Example, Predicate, Rule, RuleSet, Source } from '../domain/rule';
import healthy from './healthy-client.json';
import limitsLocal from './limits-local.json';
import limitsSystemic from './limits-systemic.json';
import limitsTechnique from './limits-technique.json';
import macros from './macros.json';
import spondyloarthritis from './red-flags-axial-spondyloarthritis.json';
import caudaEquina from './red-flags-cauda-equina.json';
import injury from './red-flags-fracture-and-injury.json';
import headache from './red-flags-headache-meningitis-giant-cell-arteritis-polymyalgia.json';
import heart from './red-flags-heart-aorta-lung-clots.json';
import malignancy from './red-flags-malignancy-and-metastatic-cord-compression.json';
import neckVessels from './red-flags-neck-vessels-stroke-and-sight.json';
import nerves from './red-flags-nerve-and-cord-compression.json';
import visceral from './red-flags-pancoast-and-visceral-referral.json';
import pregnancy from './red-flags-pregnancy.json';
import course from './red-flags-severity-course-age-consent.json';
import shingles from './red-flags-shingles.json';
import infection from './red-flags-spinal-infection.json';
import instability from './red-flags-upper-cervical-instability.json';
import sources from './sources.json';

const redFlags = [caudaEquina, nerves, malignancy, injury, infection, spondyloarthritis, instability, neckVessels, headache, heart, visceral, shingles, course, pregnancy];
const files = [...redFlags, limitsSystemic, limitsLocal, limitsTechnique];

/** The rules as their files group them; the documentation follows it. */
export const standardRuleGroups = files as unknown as readonly Readonly<{ title: string; rules: readonly Rule[] }>[];

/** The rule set of this release. A published version never changes: any change of a rule takes a new version here. */
export const standardRuleSet: RuleSet = {
  id: 'rhomboid-standard',
  version: '2026.11.6',
  rules: standardRuleGroups.flatMap(({ rules }) => rules),
  macros: macros as unknown as Record<string, Predicate>,
  sources: sources as unknown as Record<string, Source>,
};

/** A desk worker who is well: the examples of a rule say in what their client differs. */
export const healthyClient: Example = healthy;

/** Shown wherever a therapist reads a result. */
export const CERTAINTY =
  'The questions and figures come from the cited sources. The way answers are combined into rules is our design; it has not been validated in massage clients and no clinician has reviewed it. It supports your judgement and replaces no clinician.';
