import { catalogue } from './catalogue';
import { byId, chainRegionsOf, evidenceFor, findTechniques, flagOf, labelOf, musclesOf, regionOf, selfCareOf, techniqueOf } from './lookups';

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
const missing = (wanted: readonly string[], rows: readonly { readonly id: string }[]) =>
  wanted.filter((id) => byId(rows, id) === undefined);

describe('the technique catalogue', () => {
  it('holds every row of the evidence', () => {
    const counts = {
      techniques: catalogue.techniques.length,
      strokes: catalogue.strokes.length,
      regions: catalogue.regions.length,
      muscles: catalogue.muscles.length,
      flags: catalogue.flags.length,
      selfCare: catalogue.selfCare.length,
      measures: catalogue.measures.length,
      causes: catalogue.causes.length,
      claims: catalogue.claims.length,
      chains: catalogue.chains.length,
      doseRules: catalogue.dosing.rules.length,
      doseModifiers: catalogue.dosing.modifiers.length,
      stopRules: catalogue.dosing.stopRules.length,
      dermatomes: catalogue.dermatomes.rows.length,
    };
    expect(counts).toEqual({
      techniques: 30,
      strokes: 28,
      regions: 29,
      muscles: 54,
      flags: 52,
      selfCare: 26,
      measures: 15,
      causes: 12,
      claims: 12,
      chains: 7,
      doseRules: 7,
      doseModifiers: 8,
      stopRules: 8,
      dermatomes: 11,
    });
  });

  it('uses every id once', () => {
    for (const rows of [catalogue.techniques, catalogue.strokes, catalogue.regions, catalogue.muscles, catalogue.flags, catalogue.selfCare, catalogue.sources])
      expect(new Set(ids(rows)).size).toBe(rows.length);
  });

  it('points only at rows that exist', () => {
    const { techniques, muscles, selfCare, causes, chains, regions, strokes, flags, sources } = catalogue;
    expect(missing(techniques.flatMap((t) => t.regions), regions)).toEqual([]);
    expect(missing(techniques.flatMap((t) => t.strokes), strokes)).toEqual([]);
    expect(missing(techniques.flatMap((t) => [...t.excludeFlags, ...t.cautionFlags, ...Object.keys(t.populationBonus)]), flags)).toEqual([]);
    expect(missing(muscles.flatMap((m) => [...m.home, ...m.referralPrimary, ...m.referralSecondary]), regions)).toEqual([]);
    expect(missing(muscles.flatMap((m) => m.chains), chains)).toEqual([]);
    expect(missing(chains.flatMap((c) => c.members), muscles)).toEqual([]);
    expect(missing(selfCare.flatMap((s) => [...s.contraindicationFlags, ...(s.stricterFlags ?? [])]), flags)).toEqual([]);
    expect(missing(selfCare.flatMap((s) => s.regions), regions)).toEqual([]);
    expect(missing(causes.flatMap((c) => c.selfCare), selfCare)).toEqual([]);
    expect(missing([...techniques.flatMap((t) => t.evidence.sources), ...flags.flatMap((f) => f.sources), ...selfCare.flatMap((s) => s.sources)], sources)).toEqual([]);
  });

  it('knows for every region which muscles lie there and which regions to look at with it', () => {
    for (const region of catalogue.regions) {
      expect(catalogue.regionMuscles[region.id]).toBeDefined();
      expect(catalogue.chainRegions[region.id]?.regions.length).toBeGreaterThan(0);
      expect(missing(catalogue.chainRegions[region.id]?.regions ?? [], catalogue.regions)).toEqual([]);
    }
  });

  it('keeps every risk class that a flag bars out of reach of that flag', () => {
    const { barredClasses, riskClasses } = catalogue.scoring;
    const open = Object.entries(barredClasses).flatMap(([flag, classes]) =>
      classes.flatMap((name) => (riskClasses[name] ?? []).filter((id) => !techniqueOf(catalogue, id).excludeFlags.includes(flag)).map((id) => `${flag}: ${id}`)),
    );
    expect(open).toEqual([]);
  });

  it('ships question texts only for instruments that are free', () => {
    expect(catalogue.measures.filter((m) => !m.shipItems && m.items.length > 0)).toEqual([]);
    expect(catalogue.measures.filter((m) => !m.shipItems).map((m) => m.id)).toEqual(['ndi', 'odi', 'rmdq', 'startback', 'phq4', 'promis_pi', 'promis_int']);
  });

  it('tells no client what the claims forbid', () => {
    const clientTexts = [
      ...catalogue.techniques.map((t) => t.explain),
      ...catalogue.selfCare.flatMap((s) => [s.name, s.how, s.dose]),
      ...catalogue.claims.map((c) => c.clientText ?? ''),
    ].join('\n');
    expect(clientTexts).not.toMatch(/scar tissue|adhesion|immun|toxin|detox|flush|cortisol|meridian|craniosacral rhythm|lactate|healing|cures?\b|break(s|ing)? up|release[sd]? (knots|fascia)/i);
    expect(catalogue.claims.filter((c) => c.display === 'never').map((c) => [c.id, c.clientText])).toEqual([
      ['cortisol', null],
      ['lymph_immune', null],
      ['scar', null],
    ]);
  });

  it('names no trademark as a technique', () => {
    expect(ids(catalogue.techniques).map((id) => techniqueOf(catalogue, id).name).join(' ')).not.toMatch(/Active Release Techniques|Graston|Anatomy Trains|Rolfing/);
  });

  it('takes the lower pressure where a screening rule is stricter than the flag', () => {
    expect([flagOf(catalogue, 'fibromyalgia').pressureCap, flagOf(catalogue, 'fibromyalgia').capFromRule]).toEqual([2, 'CI-FIBRO']);
    expect([flagOf(catalogue, 'hypermobility').pressureCap, flagOf(catalogue, 'hypermobility').capFromRule]).toEqual([2, 'CI-EDS']);
  });
});

describe('looking things up', () => {
  it('refuses an id that the catalogue does not have', () => {
    expect(() => techniqueOf(catalogue, 'reiki')).toThrow("the catalogue has no technique 'reiki'");
    expect(byId(catalogue.regions, 'elbow')).toBeUndefined();
    expect(labelOf(catalogue.regions, 'elbow')).toBe('elbow');
    expect(regionOf(catalogue, 'low_back').label).toBe('Low back');
    expect(chainRegionsOf(catalogue, 'calf')).toEqual(['thigh_post', 'gluteal', 'foot']);
    expect(chainRegionsOf(catalogue, 'elbow')).toEqual([]);
  });

  it('gives the evidence of the region group', () => {
    expect(evidenceFor(techniqueOf(catalogue, 'reflexology'), 'low_back').grade).toBe('against');
    expect(evidenceFor(techniqueOf(catalogue, 'reflexology'), 'neck').grade).toBe('none');
  });

  it('finds muscles and self-care by region', () => {
    expect(ids(musclesOf(catalogue, 'jaw_face'))).toEqual(expect.arrayContaining(['masseter', 'sternocleidomastoid', 'upper_trapezius']));
    expect(ids(musclesOf(catalogue, 'jaw_face'))).not.toContain('soleus');
    expect(musclesOf(catalogue)).toHaveLength(54);
    expect(ids(selfCareOf(catalogue, 'neck_post'))).toContain('chin_nod');
    expect(ids(selfCareOf(catalogue, 'foot'))).not.toContain('chin_nod');
    expect(selfCareOf(catalogue)).toHaveLength(26);
  });

  it('finds techniques by words, region, family, pressure and indication', () => {
    expect(ids(findTechniques(catalogue, { text: 'first massage' }))).toEqual(['swedish']);
    expect(ids(findTechniques(catalogue, { region: 'jaw_face' }))).toEqual(['trigger_point', 'manual_lymph_drainage']);
    expect(ids(findTechniques(catalogue, { family: 'tool', pressureMax: 2 }))).toEqual(['cupping', 'gua_sha', 'iastm']);
    expect(ids(findTechniques(catalogue, { family: 'tool', pressureMax: 1 }))).toEqual([]);
    expect(ids(findTechniques(catalogue, { indication: 'swelling' }))).toEqual(['manual_lymph_drainage']);
    expect(ids(findTechniques(catalogue, { indication: 'referred', region: 'abdomen' }))).toEqual(['myofascial_release']);
    expect(ids(findTechniques(catalogue, { text: 'classic' }, (id) => (id === 'swedish' ? 'Alder Classic' : null)))).toEqual(['swedish']);
    expect(findTechniques(catalogue, {})).toHaveLength(30);
  });
});
