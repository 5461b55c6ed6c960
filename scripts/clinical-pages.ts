import type { Rule } from '../src/screening';
import { CERTAINTY, standardRuleGroups, standardRuleSet } from '../src/screening/rules/standard';
import { inWords, questionsIn, questionText } from './clinical-words';

/** A page of docs/clinical/rules: its file name and its text. */
export type Page = Readonly<{ file: string; text: string }>;

const NOTE = '<!-- Generated from src/screening/rules by `npm run docs:clinical`. Do not edit. -->';

const LEVEL: Readonly<Record<Rule['level'], string>> = {
  proceed: '0, go ahead',
  proceed_with_caution: '1, go ahead with limits',
  therapist_review: '2, hold: the therapist asks',
  refer_before_massage: '3, hold: a doctor clears',
  urgent_same_day: '4, no massage: a doctor today',
  emergency_now: '5, no massage: emergency help now',
};

const READ: Readonly<Record<string, string>> = { seen: 'source read', part_seen: 'source read in part', general_knowledge: 'general clinical knowledge, source to confirm' };

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const line = (name: string, value: string | undefined): string[] => (value ? [`- **${name}:** ${value}`] : []);

const constraintsOf = (rule: Rule): string =>
  Object.entries(rule.constraints ?? {})
    .map(([kind, value]) => `${kind} ${typeof value === 'object' ? JSON.stringify(value).replace(/["{}[\]]/g, '').replace(/,/g, ', ').replace(/:/g, ': ') : value}`)
    .join('; ');

const sourcesOf = (rule: Rule): string => rule.sources.map((id) => `[${id}](sources.md#${id.toLowerCase()})`).join(', ');

const ruleText = (rule: Rule): string[] => [
  `## ${rule.id}`,
  '',
  `**${rule.condition}.** Version ${rule.version}.`,
  '',
  ...line('Level', LEVEL[rule.level]),
  ...line('Strength', rule.strength && `${rule.strength} (${{ A: 'decides alone', B: 'strong answer or pair', C: 'weak by itself' }[rule.strength]})`),
  ...line('Scope', rule.scope),
  ...line('Why', rule.rationale),
  ...line('Evidence', rule.evidence === '-' ? undefined : rule.evidence),
  ...line('Sources', sourcesOf(rule)),
  ...line('Confidence', `${READ[rule.confidence.status]}${rule.confidence.toConfirm ? `; to confirm: ${rule.confidence.toConfirm}` : ''}`),
  ...line('The therapist reads', rule.therapistNote),
  ...line('The client reads', `${rule.clientReason.en} ${rule.clientAction.en}`),
  ...line('In Spanish', `${rule.clientReason.es} ${rule.clientAction.es}`.trim()),
  ...line('Examples', `fires for ${rule.examples.fires.length}, quiet for ${rule.examples.quiet.length}`),
  ...line('To be seen by a doctor within', rule.targetDays === undefined ? undefined : `${rule.targetDays} days`),
  ...line('A clearance must show', rule.clearance),
  ...line('May be cleared on the record', rule.overrideAllowed ? 'yes' : 'no'),
  ...line('Limits', constraintsOf(rule)),
  ...line('What differs from the evidence, and why', rule.changed),
  '',
  'Fires when:',
  '',
  ...inWords(rule.when),
  ...(rule.unless ? ['', 'Unless this is known to be so:', '', ...inWords(rule.unless)] : []),
  '',
];

const groupPage = ({ title, rules }: (typeof standardRuleGroups)[number]): Page => {
  const questions = [...new Set(rules.flatMap((rule) => [...questionsIn(rule.when), ...(rule.unless ? questionsIn(rule.unless) : [])]))].sort();
  const body = [NOTE, '', `# ${title}`, '', `Rule set ${standardRuleSet.version}. ${CERTAINTY}`, '', ...rules.flatMap(ruleText), '## Questions read here', '', ...questions.map((id) => `- ${questionText(id)}`), ''];
  return { file: `${slug(title)}.md`, text: body.join('\n') };
};

const macroPage = (): Page => {
  const macros = Object.entries(standardRuleSet.macros).flatMap(([name, predicate]) => [`## ${name}`, '', ...inWords(predicate), '']);
  return { file: 'shared-conditions.md', text: [NOTE, '', '# Shared conditions', '', 'Parts of triggers that several rules use by name.', '', ...macros].join('\n') };
};

const sourcePage = (): Page => {
  const sources = Object.entries(standardRuleSet.sources).flatMap(([id, source]) => [
    `## ${id}`,
    '',
    `${source.citation}${source.address ? ` <${source.address}>` : ''}`,
    '',
    `How far it was read: ${source.read.replace('_', ' ')}.${source.note ? ` ${source.note}` : ''}`,
    '',
  ]);
  return { file: 'sources.md', text: [NOTE, '', '# Sources', '', ...sources].join('\n') };
};

const indexPage = (): Page => {
  const rows = standardRuleGroups.map(({ title, rules }) => `| [${title}](${slug(title)}.md) | ${rules.length} | ${rules.filter((rule) => rule.changed).length} |`);
  const text = [NOTE, '', `# The rules of rule set ${standardRuleSet.version}`, '', CERTAINTY, '', '| group | rules | differ from the evidence |', '|---|---|---|', ...rows, '', 'See also the [shared conditions](shared-conditions.md) and the [sources](sources.md).', ''].join('\n');
  return { file: 'README.md', text };
};

/** Every page that the rule set gives. */
export const clinicalPages = (): readonly Page[] => [indexPage(), ...standardRuleGroups.map(groupPage), macroPage(), sourcePage()];
