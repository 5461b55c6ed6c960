import type { Answers, FormDefinition, FormItem } from '../../src/intake';
import type { Level, Rule, RuleSet } from '../../src/screening';

type Predicate = Rule['when'];

const item = (linkId: string, over: Partial<FormItem>): FormItem => ({
  linkId,
  type: 'choice',
  text: { en: linkId },
  required: false,
  screened: true,
  sensitive: false,
  allow: ['not_sure', 'skipped'],
  unknownPolicy: 'therapist_asks',
  ask: 'each_visit',
  ...over,
});

const options = (...codes: string[]) => codes.map((code) => ({ code, text: { en: code } }));

/** A form of a few questions with every kind of dependence. */
export const smallForm: FormDefinition = {
  id: 'small',
  version: 1,
  title: { en: 'Small' },
  groups: [
    {
      linkId: 'one',
      title: { en: 'One' },
      items: [
        item('fever', { answerOption: options('no', 'yes'), unknownPolicy: 'hold' }),
        item('ill', { answerOption: options('no', 'yes') }),
        item('site', { answerOption: options('neck', 'back'), repeats: true }),
        item('age', { type: 'integer' }),
        item('platelets', { type: 'decimal', unknownPolicy: 'ignore' }),
        item('since', { type: 'string' }),
        item('injury', { answerOption: options('none', 'fall', 'crash') }),
        item('checked', {
          answerOption: options('no', 'yes'),
          enableBehavior: 'any',
          enableWhen: [
            { question: 'injury', operator: '=', answer: 'fall' },
            { question: 'injury', operator: '=', answer: 'crash' },
          ],
        }),
        item('checked_how', { answerOption: options('film', 'scan'), enableWhen: [{ question: 'checked', operator: '=', answer: 'yes' }] }),
        item('scalp', { answerOption: options('no', 'yes'), enableWhen: [{ question: 'age', operator: '>=', answer: 50 }] }),
        item('adult', {
          answerOption: options('no', 'yes'),
          enableWhen: [
            { question: 'age', operator: '>', answer: 17 },
            { question: 'site', operator: '=', answer: 'back' },
          ],
        }),
        item('quiet', { answerOption: options('no', 'yes'), enableWhen: [{ question: 'checked_how', operator: '!=', answer: 'scan' }, { question: 'ill', operator: '=', answer: 'yes' }] }),
        item('no_scan', { answerOption: options('no', 'yes'), enableWhen: [{ question: 'checked_how', operator: 'exists', answer: false }, { question: 'ill', operator: '=', answer: 'yes' }] }),
        item('scan_seen', { answerOption: options('no', 'yes'), enableWhen: [{ question: 'checked_how', operator: 'exists', answer: true }] }),
      ],
    },
    { linkId: 'later', title: { en: 'Later' }, when: 'follow_up', items: [item('change', { answerOption: options('better', 'worse') })] },
  ],
};

/** Answers from bare values; `null` is "not sure". */
export const answersOf = (values: Readonly<Record<string, string | number | readonly string[] | null>>): Answers =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value === null ? { state: 'not_sure' as const } : { value }]));

export const rule = (id: string, level: Level, when: Predicate, over: Partial<Rule> = {}): Rule => ({
  id,
  version: 1,
  kind: 'red_flag',
  condition: id,
  level,
  when,
  clientReason: { en: 'reason', es: 'razón' },
  clientAction: { en: 'action', es: 'acción' },
  therapistNote: 'note',
  rationale: 'why',
  sources: [],
  confidence: { status: 'general_knowledge' },
  overrideAllowed: true,
  examples: { fires: [], quiet: [] },
  ...over,
});

export const ruleSet = (rules: readonly Rule[], macros: RuleSet['macros'] = {}): RuleSet => ({ id: 'small', version: '1', rules, macros, sources: {} });
