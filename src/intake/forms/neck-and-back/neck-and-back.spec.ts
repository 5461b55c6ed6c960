import { catalogue } from '../../../techniques';
import type { Answers } from '../../domain/answers';
import { enabledItems, isEnabled, itemsOf } from '../../domain/enable-when';
import type { FormItem } from '../../domain/form';
import { consentWordings } from '../consents';
import { standardIntake } from '.';

const items = standardIntake.groups.flatMap((group) => group.items);
const codesOf = (linkId: string): string[] => (itemsOf(standardIntake).get(linkId)?.item.answerOption ?? []).map((option) => option.code);

/** Every text with where it stands. */
const textsIn = (value: unknown, at: string): [string, { en: string; es?: string }][] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [[at, value as { en: string; es?: string }]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}/${key}`));
};

describe('the standard intake', () => {
  it('has every text in English and in Spanish', () => {
    const texts = [...textsIn(standardIntake, ''), ...textsIn(consentWordings, 'consents')];
    expect(texts.length).toBeGreaterThan(800);
    expect(texts.filter(([, text]) => !text.es?.trim() || !text.en.trim()).map(([at]) => at)).toEqual([]);
  });

  it('names every question once, and every option of a question once', () => {
    expect(items.length).toBe(itemsOf(standardIntake).size);
    for (const { linkId } of items) expect({ linkId, codes: new Set(codesOf(linkId)).size }).toEqual({ linkId, codes: codesOf(linkId).length });
  });

  it('hides nothing that a rule needs behind an unknown answer: not asked counts as no', () => {
    const hidden = items.filter((item) => item.screened).flatMap((item) => unknownsThatHide(item).map((parent) => `${item.linkId} behind ${parent}`));
    expect(hidden).toEqual([]);
  });

  it('requires the question before one that is required', () => {
    const loose = items.filter((item) => item.required).flatMap((item) => (item.enableWhen ?? []).filter(({ question }) => !itemsOf(standardIntake).get(question)?.item.required).map(({ question }) => `${question} before ${item.linkId}`));
    expect(loose).toEqual(['sex before pregnant']);
  });

  it('leaves a way out of everything that is required', () => {
    expect(items.filter((item) => item.required && !item.allow.includes('not_sure')).map((item) => item.linkId)).toEqual([]);
  });

  it('asks a healthy man at a desk nothing about pregnancy, injuries, cancer or seizures', () => {
    const answers: Answers = {
      age: { value: 39 }, sex: { value: 'male' }, smoking: { value: 'never' }, trauma: { value: 'none' }, onset: { value: 'posture' }, cancer: { value: 'never' },
      headache_now: { value: 'no' }, conditions: { value: ['none'] }, bladder_change: { value: ['none'] }, previous_massage: { value: 'never' },
    };
    const conditional = enabledItems(standardIntake, answers).filter((item) => item.enableWhen);
    expect(conditional.map((item) => item.linkId)).toEqual([]);
  });

  it('speaks the catalogue\'s words where the plan reads them', () => {
    const map = itemsOf(standardIntake).get('pain_map')?.item.marks;
    const regions = catalogue.regions.map((region) => region.id);
    const within = (codes: string[], known: readonly string[]): string[] => codes.filter((code) => !known.includes(code));
    expect(map?.regions.map((region) => region.code).sort()).toEqual([...regions].sort());
    expect(codesOf('main_region').sort()).toEqual([...regions].sort());
    expect(codesOf('referred_to').sort()).toEqual([...regions].sort());
    expect(codesOf('pain_character')).toEqual(map?.characters.map((character) => character.code));
    expect(codesOf('pain_character').sort()).toEqual([...catalogue.words.characters].sort());
    expect(codesOf('goals').sort()).toEqual([...catalogue.words.goals].sort());
    expect(codesOf('causes').sort()).toEqual(catalogue.causes.map((cause) => cause.id).sort());
    for (const question of ['techniques_liked', 'techniques_declined']) expect(within(codesOf(question), catalogue.techniques.map((technique) => technique.id))).toEqual([]);
    for (const question of ['irritability_provoked', 'irritability_strong', 'irritability_settle']) expect(codesOf(question)).toEqual(['low', 'moderate', 'high']);
    expect(codesOf('pressure_pref')).toEqual(['1', '2', '3', '4', '5']);
  });
});

/** The questions that would hide this one if nobody knew their answer, whatever is said to the others. */
const unknownsThatHide = (item: FormItem): string[] => {
  const parents = [...new Set((item.enableWhen ?? []).map(({ question }) => question))];
  return parents.filter((parent) => {
    const others = parents.filter((one) => one !== parent);
    const settings = others.reduce<Answers[]>(
      (all, other) => {
        const parentItem = itemsOf(standardIntake).get(other)?.item;
        return (parentItem?.answerOption ?? []).flatMap(({ code }) => all.map((answers) => ({ ...answers, [other]: { value: parentItem?.repeats ? [code] : code } })));
      },
      [{}],
    );
    return settings.some((answers) => !isEnabled(standardIntake, item.linkId, answers));
  });
};
