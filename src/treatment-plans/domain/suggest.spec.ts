import { catalogue, techniqueOf } from '../../techniques';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { suggest } from './suggest';
import type { Suggestion } from './suggestion';

const base: PlanInput = { ...emptyPlanInput, region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff', 'tight'], goals: ['pain', 'mobility'] };
const lines = ({ lead, adjuncts }: Suggestion) => (lead ? [lead, ...adjuncts] : adjuncts);

function* everyComplaint(): Generator<PlanInput> {
  for (const { id: region } of catalogue.regions)
    for (const chronicity of catalogue.words.chronicity) for (const irritability of catalogue.words.irritability) yield { ...base, region, chronicity, irritability };
}

/** What must hold of any plan, whatever was said. */
function brokenPromises(input: PlanInput): string[] {
  const got = suggest(input, catalogue);
  const excluded = new Set(got.excluded.map(({ technique }) => technique));
  const ceiling = got.ceiling?.value ?? 0;
  const broken: string[] = [];
  for (const line of lines(got)) {
    if (line.startPressure > ceiling || line.maxPressure > ceiling || ceiling > 4) broken.push(`${line.technique} is too firm`);
    if (excluded.has(line.technique)) broken.push(`${line.technique} is excluded and suggested`);
    if (line.points.some(({ text }) => text === '') || line.points.reduce((sum, { points }) => sum + points, 0) !== line.score) broken.push(`${line.technique} has points without a reason`);
    if (line.strokes.length === 0 || line.positions.length === 0) broken.push(`${line.technique} has no stroke or position left`);
    const credentials = input.credentials ?? catalogue.scoring.defaultCredentials;
    if (!credentials.includes(techniqueOf(catalogue, line.technique).credential)) broken.push(`${line.technique} without credential`);
  }
  if (got.excluded.some(({ reasons }) => reasons.length === 0 || reasons.some(({ text }) => text === ''))) broken.push('an exclusion without a reason');
  if (new Set(lines(got).map(({ family }) => family)).size !== lines(got).length) broken.push('two of one family');
  if (got.status === 'ok' && excluded.size + got.unavailable.length + got.considered.length !== 30) broken.push('a technique is not accounted for');
  return broken;
}

describe('any suggestion', () => {
  it('keeps its promises and has a lead for every benign complaint', () => {
    for (const input of everyComplaint()) {
      expect(brokenPromises(input)).toEqual([]);
      expect([input.region, suggest(input, catalogue).lead === null]).toEqual([input.region, false]);
    }
  });

  it('keeps its promises with every flag, cleared or not', () => {
    for (const { id, level } of catalogue.flags)
      for (const region of ['neck_post', 'neck_antlat', 'low_back', 'chest', 'calf', 'hand'])
        for (const irritability of catalogue.words.irritability) {
          const input = { ...base, region, irritability, flags: [id], medicallyAssessed: true };
          expect([id, brokenPromises(input), brokenPromises({ ...input, cleared: [id] })]).toEqual([id, [], []]);
          const isGate = level !== 'modify' && level !== 'local';
          if (isGate) expect([id, lines(suggest(input, catalogue))]).toEqual([id, []]);
        }
  });

  it('says the same for the same input', () => {
    expect(suggest(base, catalogue)).toEqual(suggest(base, catalogue));
  });

  it('carries the catalogue version and says that no clinician reviewed the weights', () => {
    const got = suggest(base, catalogue);
    expect(got.catalogueVersion).toBe('2026.1');
    expect(got.notes[0]).toBe('The points, thresholds and visit counts are a design, not a validated instrument. No clinician has reviewed them. The therapist decides.');
  });
});

describe('the lead and its adjuncts', () => {
  it('writes a reason for each point: stiff low back of years, firm wish', () => {
    const { lead } = suggest({ ...base, pressurePref: 4 }, catalogue);
    expect(lead?.points).toEqual([
      { term: 'evidence', points: 3, text: 'Evidence for this region: low.' },
      { term: 'character', points: 5, text: 'Kind of pain: stiff +3, tight +2.' },
      { term: 'goal', points: 4, text: 'Goals: pain +2, mobility +2.' },
      { term: 'chronicity', points: 2, text: 'The pain is chronic.' },
      { term: 'pressure_preference', points: 1, text: 'The client asked for pressure 4; its usual pressure is 3.' },
    ]);
    expect([lead?.technique, lead?.score, lead?.startPressure, lead?.maxPressure]).toEqual(['structural_clinical', 15, 3, 4]);
  });

  it('leaves out what the client declined or what made it worse twice, and marks down what made it worse once', () => {
    const got = suggest({ ...base, declined: ['structural_clinical'], previous: { deep_tissue: 'worse_twice', swedish: 'worse', myofascial_release: 'better' } }, catalogue);
    expect(got.excluded.find(({ technique }) => technique === 'structural_clinical')?.reasons[0]?.text).toBe('The client does not want it.');
    expect(got.excluded.find(({ technique }) => technique === 'deep_tissue')?.reasons[0]?.code).toBe('worse_twice');
    expect(got.lead?.technique).toBe('myofascial_release');
    expect(got.lead?.points).toContainEqual({ term: 'previous', points: 3, text: 'After it before: better.' });
  });

  it('adds what the client likes and what suits a first visit', () => {
    const got = suggest({ ...base, goals: ['relaxation'], character: ['aching'], firstVisit: true, liked: ['swedish'] }, catalogue);
    expect(got.lead?.points.filter(({ term }) => term === 'liked' || term === 'first_visit').map(({ points }) => points)).toEqual([2, 2]);
    expect([got.lead?.technique, got.lead?.startPressure]).toEqual(['swedish', 2]);
  });

  it('lists a technique without credential as unavailable, not as excluded', () => {
    const got = suggest({ ...base, credentials: ['core'], switchedOff: ['swedish'] }, catalogue);
    expect(got.unavailable).toContainEqual({ technique: 'deep_tissue', reason: { code: 'credential', text: 'Needs the credential "deep_tissue".', cause: 'deep_tissue' } });
    expect(got.unavailable).toContainEqual({ technique: 'swedish', reason: { code: 'switched_off', text: 'This clinic does not offer it.', cause: 'clinic' } });
    expect(got.excluded.map(({ technique }) => technique)).not.toContain('deep_tissue');
  });

  it('lets work made for the client lead, in pregnancy and in cancer care', () => {
    const pregnant = suggest({ ...base, region: 'neck_post', character: ['knotted', 'tight'], flags: ['pregnancy'], pressurePref: 3 }, catalogue);
    expect(pregnant.lead?.technique).toBe('pregnancy_massage');
    const cancer = suggest({ ...base, goals: ['relaxation'], flags: ['active_cancer'], cleared: ['active_cancer'], credentials: ['core', 'oncology'] }, catalogue);
    expect([cancer.lead?.technique, cancer.lead?.startPressure, cancer.dose?.session_min, cancer.dose?.per_week, cancer.dose?.sessions]).toEqual(['oncology_adapted', 1, 30, '1', 4]);
  });

  it('says that a match is weak, and takes a gentle one then', () => {
    const got = suggest({ ...base, region: 'jaw_face', chronicity: 'acute', character: [], goals: [] }, catalogue);
    expect([got.lead?.weakMatch, got.lead?.technique]).toEqual([true, 'trigger_point']);
    const head = suggest({ ...base, region: 'head', chronicity: 'acute', character: [], goals: [] }, catalogue);
    expect([head.lead?.weakMatch, head.lead?.technique]).toEqual([true, 'structural_clinical']);
  });

  it('works beside a region on which nothing can be done', () => {
    const got = suggest({ ...base, region: 'jaw_face', irritability: 'high' }, catalogue);
    expect([got.lead?.technique, got.lead?.regions[0]]).toEqual(['myofascial_release', 'head']);
    expect(got.notes.join(' ')).toContain('Nothing can be done on this region (Jaw and face)');
  });

  it('suggests nothing when not even holding hands is allowed to press', () => {
    const got = suggest({ ...base, boundaries: { regions: [], pressureMax: 0, products: ['almond_oil'] } }, catalogue);
    expect([got.status, got.lead, got.ceiling?.value]).toEqual(['ok', null, 0]);
    expect(got.notes).toContain('No technique is left that suits this client here. Offer home care, or another region.');
    expect(got.leaveOut).toEqual([{ kind: 'product', id: 'almond_oil', text: 'The client does not want: Almond oil.', from: ['boundary'] }]);
  });

  it('follows OPTIMa: relaxation massage is no care for fresh neck pain, but may settle a stressed client', () => {
    const fresh = { ...base, region: 'neck_post', chronicity: 'subacute' as const, pressurePref: 3 };
    const forPain = suggest({ ...fresh, goals: ['pain'] }, catalogue);
    expect(forPain.excluded.find(({ technique }) => technique === 'swedish')?.reasons.map(({ code }) => code)).toEqual(['optima']);
    const forStress = suggest({ ...fresh, goals: ['stress'], character: ['stress', 'aching'] }, catalogue);
    expect(forStress.lead?.technique).toBe('swedish');
    expect(forStress.lead?.points).toContainEqual({ term: 'optima', points: -3, text: 'OPTIMa does not offer it as care for neck pain of three months or less.' });
  });
});
