import { byId, techniqueOf } from '../../techniques';
import { doseOf } from './dose';
import { reasonsAgainst, unavailability, workingOn } from './exclusions';
import type { Facts } from './facts';
import { gates } from './gates';
import { barredPlaces } from './no-go';
import type { LineContent } from './plan-line';
import { positionAdvice } from './positions';
import { pressureCeiling } from './pressure-ceiling';
import { ruleOuts } from './rule-outs';
import { whyWithheld } from './self-care';
import { strokesOf } from './strokes';
import type { Reason } from './suggestion';

/** Why a line may not stand: where in it, and the finding, flag or boundary that forbids it. */
export type LineFinding = Reason & Readonly<{ pointer: string }>;

type Of<K extends LineContent['kind']> = Extract<LineContent, { kind: K }>;

const finding = (pointer: string, code: string, text: string, cause: string | null): LineFinding => ({ pointer, code, text, cause });

/**
 * Whatever a therapist edits or adds stays inside the limits of today's facts: no technique that is excluded, no region
 * that nobody may touch, no pressure above the ceiling of each region. There is no override here; limits change by a
 * new intake, review or boundary.
 */
export function findingsAgainst(content: LineContent, facts: Facts): readonly LineFinding[] {
  switch (content.kind) {
    case 'technique':
      return [...whileHeld(facts), ...againstTechnique(content, facts)];
    case 'dose':
      return [...whileHeld(facts), ...againstDose(content, facts)];
    case 'self_care':
      return againstSelfCare(content, facts);
    case 'measure':
      return byId(facts.catalogue.measures, content.measure) ? [] : [finding('/measure', 'unknown_measure', 'There is no such measure in the catalogue.', null)];
    case 'review':
      return againstReview(content);
  }
}

const whileHeld = (facts: Facts): LineFinding[] => [...gates(facts), ...ruleOuts(facts)].map(({ code, text, cause }) => finding('', code, text, cause));

function againstTechnique(content: Of<'technique'>, facts: Facts): LineFinding[] {
  const technique = byId(facts.catalogue.techniques, content.technique);
  if (!technique) return [finding('/technique', 'unknown_technique', 'There is no such technique in the catalogue.', null)];
  const missing = unavailability(technique, facts);
  return distinct([
    ...(missing ? [finding('/technique', missing.code, missing.text, missing.cause)] : []),
    ...content.regions.flatMap((region, at) =>
      byId(facts.catalogue.regions, region)
        ? atRegion(content, workingOn(facts, region), `/regions/${at}`)
        : [finding(`/regions/${at}`, 'unknown_region', 'There is no such region in the catalogue.', null)],
    ),
    ...againstRange(content, technique.pressure),
    ...againstPositions(content, facts),
    ...content.strokes.filter((stroke) => !technique.strokes.includes(stroke)).map((stroke) => finding('/strokes', 'stroke_of_another', `${technique.name} has no such stroke.`, stroke)),
  ]);
}

function atRegion(content: Of<'technique'>, at: Facts, pointer: string): LineFinding[] {
  const technique = techniqueOf(at.catalogue, content.technique);
  const { value, setBy } = pressureCeiling(at);
  const barred = barredPlaces(at).filter(({ region }) => region === at.workRegion.id);
  const leftOut = strokesOf(technique, at).leftOut.filter(({ stroke }) => content.strokes.includes(stroke));
  return [
    ...reasonsAgainst(technique, at).map(({ code, text, cause }) => finding(code === 'region' ? pointer : '/technique', code, text, cause)),
    ...barred.map(({ text, cause }) => finding(pointer, 'no_go_region', `${at.workRegion.label}: ${text}`, cause)),
    ...(content.pressure > value
      ? setBy.map(({ text, cause }) => finding('/pressure', 'pressure_ceiling', `${at.workRegion.label}: at most ${value}. ${text}`, cause))
      : []),
    ...leftOut.map(({ stroke, text, from }) => finding('/strokes', 'stroke_left_out', `${text}: ${stroke}.`, from.join(', '))),
  ];
}

const againstRange = ({ pressure, technique }: Of<'technique'>, { min, max }: Readonly<{ min: number; max: number }>): LineFinding[] =>
  pressure < min || pressure > max ? [finding('/pressure', 'pressure_of_technique', `It is given at pressure ${min} to ${max}.`, technique)] : [];

function againstPositions({ positions }: Of<'technique'>, facts: Facts): LineFinding[] {
  const { allowed, excluded } = positionAdvice(facts);
  return positions
    .filter((id) => !allowed.some(({ position }) => position === id))
    .map((id) => {
      const row = excluded.find(({ position }) => position === id);
      return finding('/positions', 'position', row ? row.text : 'There is no such position.', row ? row.from.join(', ') : null);
    });
}

/** A modifier of the dose only ever lowers it, so what it set may not be raised again. */
function againstDose({ sessionMin, sessions }: Of<'dose'>, facts: Facts): LineFinding[] {
  const dose = doseOf(facts);
  const why = dose.modifiers.map(({ text }) => text).join(' ');
  const cause = dose.modifiers.map(({ id }) => id).join(', ');
  if (dose.modifiers.length === 0) return [];
  return [
    ...(sessionMin > dose.session_min ? [finding('/sessionMin', 'session_limit', `At most ${dose.session_min} minutes. ${why}`, cause)] : []),
    ...(sessions > dose.sessions ? [finding('/sessions', 'course_limit', `At most ${dose.sessions} visits before re-planning. ${why}`, cause)] : []),
  ];
}

function againstSelfCare({ item }: Of<'self_care'>, facts: Facts): LineFinding[] {
  const row = byId(facts.catalogue.selfCare, item);
  if (!row) return [finding('/item', 'unknown_item', 'There is no such home exercise or advice in the catalogue.', null)];
  const withheld = whyWithheld(row, facts);
  return withheld ? [finding('/item', 'self_care_withheld', withheld.text, withheld.from.join(', '))] : [];
}

/** Washington's payer rule (stop rule S2): functional gain is looked for by visit 6 or 30 days. */
const LATEST_REVIEW = { visit: 6, days: 30 };

const againstReview = ({ visit, days }: Of<'review'>): LineFinding[] =>
  visit > LATEST_REVIEW.visit || days > LATEST_REVIEW.days
    ? [finding('', 'review_too_late', `Review at visit ${LATEST_REVIEW.visit} or after ${LATEST_REVIEW.days} days at the latest.`, 'S2')]
    : [];

const distinct = (findings: readonly LineFinding[]): LineFinding[] => [...new Map(findings.map((one) => [`${one.code} ${one.text}`, one])).values()];
