import type { Catalogue } from '../../techniques';
import { byId, labelOf, positions, products } from '../../techniques';
import { findingText, muscleName } from './body-chart';
import type { Section, SectionContent, Sections, TreatmentLine } from './sections';
import { sideInWords } from './sides';

/** A heading with what is said under it; an empty heading is left out. */
export type TextBlock = Readonly<{ heading: string; lines: readonly string[] }>;

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  visit: 'Visit', subjective: 'Subjective', objective: 'Objective', bodyChart: 'Body chart', treatment: 'Treatment given', consent: 'Consent',
  measures: 'Measures', assessment: 'Assessment', plan: 'Plan and homecare', notGiven: 'Treatment not given',
};

const LABELS: Readonly<Record<string, string>> = {
  minutes: 'Minutes', location: 'Location', referrer: 'Referred by', complaint: 'In the client\'s words', sinceLast: 'Since the last visit', sinceLastText: 'What changed',
  sorenessHours: 'Hours of soreness after the last visit', healthChanges: 'Changes in health or medicines', pregnancyAsked: 'Asked about pregnancy', goals: 'Goals today', goalsText: 'Goals',
  preferences: 'Preferences', redFlagsAsked: 'Red-flag questions', history: 'History', posture: 'Posture', movement: 'Movement', skin: 'Skin', tests: 'Tests', retest: 'After treatment',
  planAgreed: 'Agreed to the plan', refusals: 'Refused or taken back', painAfter: 'Pain after', overallChange: 'Change overall (-5 to 5)', percentOfNormal: 'Percent of normal', stress: 'Tension or stress (0 to 10)', sleep: 'Bad sleep this week (0 to 10)', response: 'Response', progress: 'Progress',
  impression: 'Impression', nextVisitDays: 'Next visit in days', visitsLeft: 'Visits left', reassessOn: 'Reassess on', reason: 'Reason', advice: 'Advice', text: 'Notes',
};

const inWords = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value).replaceAll('_', ' ');
};

/** Free text keeps its underscores. */
const CODED = ['sinceLast', 'reason', 'goals'];

const plainFields = (content: object): string[] =>
  Object.entries(content).flatMap(([name, value]) => {
    const label = LABELS[name];
    if (label === undefined) return [];
    return [`${label}: ${CODED.includes(name) || typeof value !== 'string' ? inWords(value) : value}`];
  });

function lineText(line: TreatmentLine, catalogue: Catalogue): string {
  const parts = [
    byId(catalogue.techniques, line.technique)?.name ?? line.technique,
    ...(line.stroke === undefined ? [] : [labelOf(catalogue.strokes, line.stroke)]),
    labelOf(catalogue.regions, line.region),
    ...(line.muscle === undefined ? [] : [muscleName(catalogue, line.muscle)]),
    sideInWords(line.side),
    `pressure ${line.pressure} of 5`,
    ...(line.minutes === undefined ? [] : [`${line.minutes} min`]),
    ...(line.position === undefined ? [] : [labelOf(positions, line.position)]),
    ...(line.products ?? []).map((product) => labelOf(products, product)),
    ...(line.tools === undefined ? [] : [line.tools]),
  ];
  return parts.join(', ') + (line.limitReason === undefined ? '' : `. Past a limit because: ${line.limitReason}`);
}

const treatmentLines = ({ lines = [], avoided = [] }: SectionContent['treatment'], catalogue: Catalogue): string[] => [
  ...lines.map((line) => lineText(line, catalogue)),
  ...avoided.map(({ region, side, why }) => `Avoided: ${labelOf(catalogue.regions, region)}, ${sideInWords(side)}: ${why}`),
];

const palpationLines = ({ palpation = [] }: SectionContent['objective'], catalogue: Catalogue): string[] =>
  palpation.map(({ muscle, side, tone, tenderness, temperature, texture }) => {
    const felt = [tone && `tone ${tone}`, tenderness !== undefined && `tenderness ${tenderness} of 4`, temperature, texture].filter((one) => one !== undefined && one !== false);
    return `${muscleName(catalogue, muscle)}, ${sideInWords(side)}: ${felt.join(', ')}`;
  });

const number = (value: number | undefined): string => (value === undefined ? 'not asked' : String(value));

const measureLines = ({ painBefore, activities = [], range = [] }: SectionContent['measures']): string[] => [
  ...(painBefore ? [`Pain on arrival ${number(painBefore.now)}, average ${number(painBefore.average)}, worst ${number(painBefore.worst)} (0 to 10)`] : []),
  ...activities.map(({ name, score }) => `${name}: ${score} of 10`),
  ...range.map(({ joint, movement, side, before, after }) => `${inWords(joint)} ${inWords(movement)}, ${sideInWords(side)}: ${number(before)} before, ${number(after)} after (degrees)`),
];

/** What is kept in lists, by section, in words. */
function listedIn({ objective, bodyChart, treatment, consent, measures, assessment, plan }: Sections, catalogue: Catalogue): Readonly<Partial<Record<Section, readonly string[]>>> {
  return {
    objective: palpationLines(objective, catalogue),
    bodyChart: (bodyChart.findings ?? []).map((finding) => findingText(finding, catalogue)),
    treatment: treatmentLines(treatment, catalogue),
    consent: (consent.sensitiveAreas ?? []).map(({ region, agreed, way, text }) => `${labelOf(catalogue.regions, region)}: ${agreed ? 'agreed' : 'not agreed'}, ${way}${text === undefined ? '' : ` (${text})`}`),
    measures: measureLines(measures),
    assessment: (assessment.reactions ?? []).map(({ kind, severity, text, advice }) => `Reaction, ${inWords(kind)}, ${severity}: ${text}${advice === undefined ? '' : ` Advice: ${advice}`}`),
    plan: [
      ...(plan.homecare ?? []).map(({ item, dose }) => `${byId(catalogue.selfCare, item)?.name ?? item}: ${dose}`),
      ...(plan.referral ? [`Referred to ${plan.referral.to}: ${plan.referral.why}`] : []),
    ],
  };
}

/** A note in words, section by section, as it is printed and read aloud. */
export function noteText(sections: Sections, catalogue: Catalogue): readonly TextBlock[] {
  const listed = listedIn(sections, catalogue);
  return (Object.keys(SECTION_TITLES) as Section[])
    .map((section) => ({ heading: SECTION_TITLES[section], lines: [...plainFields(sections[section]), ...(listed[section] ?? [])] }))
    .filter(({ lines }) => lines.length > 0);
}
