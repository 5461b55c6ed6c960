import { catalogue } from '../../techniques';
import { gatherFacts } from './facts';
import { findingsAgainst } from './line-check';
import { linesOf } from './plan-line';
import type { LineContent } from './plan-line';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { suggest } from './suggest';

const base: PlanInput = { ...emptyPlanInput, region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff', 'tight'], goals: ['pain', 'mobility'] };
const against = (content: LineContent, said: Partial<PlanInput> = {}) => findingsAgainst(content, gatherFacts({ ...base, ...said }, catalogue));
const codes = (content: LineContent, said: Partial<PlanInput> = {}) => against(content, said).map(({ pointer, code, cause }) => [pointer, code, cause]);

const swedish: LineContent = { kind: 'technique', role: 'lead', technique: 'swedish', pressure: 2, regions: ['low_back'], strokes: ['effleurage'], positions: ['prone'], note: null };
const dose: LineContent = { kind: 'dose', sessionMin: 60, perWeek: 1, weeks: 10, sessions: 10, note: null };

describe('every suggested line', () => {
  it('keeps the limits that an edit must keep, at every region with every flag', () => {
    for (const { id: region } of catalogue.regions)
      for (const flag of [null, ...catalogue.flags.map(({ id }) => id)])
        for (const irritability of catalogue.words.irritability) {
          const flags = flag === null ? [] : [flag];
          const input = { ...base, region, irritability, flags, cleared: flags, medicallyAssessed: true };
          const broken = linesOf(suggest(input, catalogue)).flatMap((line) => against(line, input));
          expect([region, flag, irritability, broken]).toEqual([region, flag, irritability, []]);
        }
  });
});

describe('an edited or added line', () => {
  it('may be anything within the limits', () => {
    expect(codes(swedish)).toEqual([]);
    expect(codes({ ...swedish, pressure: 3, regions: ['low_back', 'gluteal', 'thigh_post'] })).toEqual([]);
    expect(codes({ ...dose, sessions: 12 })).toEqual([]);
  });

  it('never exceeds the pressure ceiling, and says what set it', () => {
    expect(against({ ...swedish, pressure: 3 }, { flags: ['anticoagulant'] })).toEqual([
      { pointer: '/pressure', code: 'pressure_ceiling', text: 'Low back: at most 2. Blood thinner: up to 2', cause: 'anticoagulant' },
    ]);
    expect(codes({ ...swedish, pressure: 3, regions: ['low_back', 'abdomen'] })).toEqual([['/pressure', 'pressure_ceiling', 'abdomen']]);
    expect(codes({ ...swedish, pressure: 4 })).toEqual([['/pressure', 'pressure_of_technique', 'swedish']]);
  });

  it('never enters a region that nobody may touch', () => {
    const boundaries = { regions: ['gluteal'], pressureMax: null, products: [] };
    expect(against({ ...swedish, regions: ['low_back', 'gluteal'] }, { boundaries })).toEqual([
      { pointer: '/regions/1', code: 'no_go_region', text: 'Buttock: The client does not want to be touched there.', cause: 'boundary' },
    ]);
    expect(codes({ ...swedish, regions: ['calf'] }, { flags: ['skin_local'], sites: { skin_local: ['calf'] } })).toEqual([['/regions/0', 'no_go_region', 'skin_local']]);
  });

  it('never uses an excluded technique, one that is not given here, or one where it is not done', () => {
    expect(codes({ ...swedish, technique: 'deep_tissue', pressure: 3, strokes: ['stripping'] }, { flags: ['pregnancy', 'first_trimester'] }).map(([, code]) => code)).toContain('flag');
    expect(codes(swedish, { declined: ['swedish'] })).toEqual([['/technique', 'declined', 'declined']]);
    expect(codes(swedish, { switchedOff: ['swedish'] })).toEqual([['/technique', 'switched_off', 'clinic']]);
    expect(codes({ ...swedish, technique: 'trigger_point', pressure: 3, strokes: ['static_compression'], regions: ['abdomen'], positions: ['supine'] }).map(([pointer, code]) => [pointer, code])).toContainEqual(['/regions/0', 'region']);
  });

  it('uses only strokes and positions that are left', () => {
    expect(against({ ...swedish, strokes: ['effleurage', 'tapotement'] }, { flags: ['osteoporosis'] }).map(({ pointer, code, cause }) => [pointer, code, cause])).toEqual([['/strokes', 'stroke_left_out', 'osteoporosis']]);
    expect(codes({ ...swedish, strokes: ['cup_glide'] })).toEqual([['/strokes', 'stroke_of_another', 'cup_glide']]);
    expect(codes(swedish, { flags: ['pregnancy'] })).toEqual([['/positions', 'position', 'pregnancy']]);
    expect(codes({ ...swedish, positions: ['hanging'] })).toEqual([['/positions', 'position', null]]);
  });

  it('keeps the limits of the dose that a condition set', () => {
    expect(codes(dose, { flags: ['anticoagulant'] })).toEqual([['/sessionMin', 'session_limit', 'frail'], ['/sessions', 'course_limit', 'frail']]);
    expect(codes({ ...dose, sessionMin: 30, sessions: 4 }, { flags: ['anticoagulant'] })).toEqual([]);
  });

  it('offers no home care that is withheld, and reviews in time', () => {
    expect(codes({ kind: 'self_care', item: 'stretch_upper_trap', dose: 'twice', note: null }, { flags: ['whiplash_recent'] }).map(([pointer, code]) => [pointer, code])).toEqual([['/item', 'self_care_withheld']]);
    expect(codes({ kind: 'self_care', item: 'stay_active', dose: 'daily', note: null })).toEqual([]);
    expect(codes({ kind: 'review', visit: 6, days: 30, note: null })).toEqual([]);
    expect(codes({ kind: 'review', visit: 7, days: 30, note: null })).toEqual([['', 'review_too_late', 'S2']]);
    expect(codes({ kind: 'review', visit: 6, days: 31, note: null })).toEqual([['', 'review_too_late', 'S2']]);
  });

  it('names what the catalogue knows', () => {
    expect(codes({ ...swedish, technique: 'cracking' })).toEqual([['/technique', 'unknown_technique', null]]);
    expect(codes({ ...swedish, regions: ['tail'] })).toEqual([['/regions/0', 'unknown_region', null]]);
    expect(codes({ kind: 'self_care', item: 'rest', dose: 'x', note: null })).toEqual([['/item', 'unknown_item', null]]);
    expect(codes({ kind: 'measure', measure: 'luck', note: null })).toEqual([['/measure', 'unknown_measure', null]]);
    expect(codes({ kind: 'measure', measure: catalogue.measures[0]?.id ?? '', note: null })).toEqual([]);
  });

  it('stands for nothing while the suggestion is held', () => {
    expect(codes(dose, { flags: ['fever_contagious'] })).toEqual([['', 'flag_postpone', 'fever_contagious']]);
    expect(codes(swedish, { flags: ['radiculopathy_known'] }).map(([, code]) => code)).toContain('kngf_radicular');
  });
});
