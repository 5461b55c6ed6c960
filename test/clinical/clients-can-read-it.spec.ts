import { ageing, standardIntake } from '../../src/intake';
import { standardRuleSet } from '../../src/screening';
import { CLIENT_TEXTS } from '../../src/screening/domain/client-texts';
import { gradeOf, syllablesOf } from './reading-grade';

interface Text {
  readonly en: string;
  readonly es?: string;
}

const textsIn = (value: unknown, at: string): [string, Text][] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [[at, value as Text]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}/${key}`));
};

const ofRules = standardRuleSet.rules.flatMap(({ id, clientReason, clientAction }): [string, Text][] => [
  [`${id} reason`, clientReason],
  [`${id} action`, clientAction],
]);
const ofAnswer = textsIn(CLIENT_TEXTS, 'answer');
const questions = standardIntake.groups.flatMap(({ items }) =>
  items.flatMap(({ linkId, text, help }): [string, Text][] => [[linkId, text], ...(help ? [[`${linkId} help`, help] as [string, Text]] : [])]),
);
/** Fewer words make no sentence: a grade of "Osteoporosis" says nothing. */
const SENTENCE = 5;
const options = standardIntake.groups
  .flatMap(({ items }) => items.flatMap(({ linkId, answerOption = [] }) => answerOption.map(({ code, text }): [string, Text] => [`${linkId} ${code}`, text])))
  .filter(([, { en }]) => en.split(/\s+/).length >= SENTENCE);

/** Names are read off a box or a letter, not understood: each counts as one plain word. */
const NAMES = /\b(warfarin|apixaban|heparin|clopidogrel|ciprofloxacin|leukemia|lymphoma|melanoma)\b/gi;
const plain = (text: string): string => text.replace(NAMES, 'name');

const tooHard = (texts: readonly [string, Text][]): string[] => texts.filter(([, { en }]) => gradeOf(plain(en)) > 8).map(([at, { en }]) => `${at} (${gradeOf(en).toFixed(1)}): ${en}`);

describe('what clients read', () => {
  it.each<[string, number]>([
    ['the', 1], ['you', 1], ['therapist', 3], ['before', 2], ['numbness', 2], ['massage', 2], ['emergency', 4], ['please', 1], ['limits', 2], ['needed', 2], ['called', 1], ['table', 2],
  ])('counts the syllables of "%s": %i', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });

  it.each<[string, number]>([
    ['The cat sat on the mat.', -1.4],
    ['Your therapist needs to ask you more before a plan is made.', 5.5],
    ['Comprehensive musculoskeletal evaluation necessitates multidisciplinary consideration.', 48],
  ])('grades "%s" %d', (text, grade) => {
    expect(Math.abs(gradeOf(text) - grade)).toBeLessThan(3);
  });

  it('after sending the form is of grade 8 or below', () => {
    expect(tooHard(ofAnswer)).toEqual([]);
  });

  it('from a rule is of grade 8 or below, read as it is shown: the reason with what to do', () => {
    const shown = standardRuleSet.rules.map(({ id, clientReason, clientAction }): [string, Text] => [id, { en: `${clientReason.en} ${clientAction.en}` }]);
    expect(tooHard(shown)).toEqual([]);
  });

  it('in the short check is of grade 8 or below', () => {
    expect(tooHard(ageing.groups.flatMap(({ id, text }): [string, Text][] => (text ? [[id, text]] : [])))).toEqual([]);
  });

  it('in the form is of grade 8 or below', () => {
    expect(tooHard([...questions, ...options])).toEqual([]);
  });

  it('is all there in Spanish', () => {
    expect([...ofRules, ...ofAnswer].filter(([, { en, es }]) => (es?.trim() === '') !== (en.trim() === '')).map(([at]) => at)).toEqual([]);
  });

  it('names the emergency number in both languages or in neither', () => {
    const named = [...ofRules, ...ofAnswer].filter(([, { en, es = '' }]) => /the emergency number/.test(en) !== /número de emergencias/.test(es));
    expect(named).toEqual([]);
  });
});
