import type { Catalogue } from '../../techniques';
import { regionOf } from '../../techniques';
import type { LimitMark } from './limit-marks';
import type { NoteKind, Sections } from './sections';

export type Missing = Readonly<{ pointer: string; code: string; message: string }>;

const missing = (pointer: string, code: string, message: string): Missing => ({ pointer, code, message });

/** What a note still lacks before it may be signed; empty: nothing. */
export function missingIn(kind: NoteKind, sections: Sections, marks: readonly (readonly LimitMark[])[], catalogue: Catalogue): readonly Missing[] {
  return kind === 'treatment' ? [...ofTreatment(sections), ...reasonsMissing(sections, marks), ...consentMissing(sections, catalogue)] : ofNotGiven(sections);
}

const ofTreatment = ({ visit, subjective, treatment }: Sections): Missing[] => [
  ...(visit.minutes === undefined ? [missing('/visit/minutes', 'minutes', 'Say how long the treatment took.')] : []),
  ...(subjective.complaint === undefined ? [missing('/subjective/complaint', 'complaint', 'Say what the client came for, in their words.')] : []),
  ...((treatment.lines ?? []).length === 0 ? [missing('/treatment/lines', 'lines', 'Say what was done. If nothing was, write a "treatment not given" note.')] : []),
];

const ofNotGiven = ({ notGiven: { reason, text }, treatment }: Sections): Missing[] => [
  ...(reason === undefined ? [missing('/notGiven/reason', 'reason', 'Say why no treatment was given.')] : []),
  ...(text === undefined ? [missing('/notGiven/text', 'text', 'Say what happened and what you advised.')] : []),
  ...((treatment.lines ?? []).length > 0 ? [missing('/treatment/lines', 'lines', 'This note says that no treatment was given: take the lines out.')] : []),
];

const reasonsMissing = ({ treatment }: Sections, marks: readonly (readonly LimitMark[])[]): Missing[] =>
  (treatment.lines ?? []).flatMap((line, at) =>
    (marks[at] ?? []).length > 0 && line.limitReason === undefined
      ? [missing(`/treatment/lines/${at}/limitReason`, 'limit_without_reason', 'This line goes past a limit of the client. Say why it was done, or correct the line.')]
      : [],
  );

/** Sensitive areas are agreed to each time; a yes of the last visit counts for nothing. */
function consentMissing({ treatment, consent }: Sections, catalogue: Catalogue): Missing[] {
  const worked = new Set((treatment.lines ?? []).map(({ region }) => region));
  const agreed = (consent.sensitiveAreas ?? []).filter((one) => one.agreed).map(({ region }) => region);
  return [...worked]
    .filter((region) => regionOf(catalogue, region).sensitiveArea && !agreed.includes(region))
    .map((region) => missing('/consent/sensitiveAreas', 'consent_missing', `Record the client's consent of today for: ${regionOf(catalogue, region).label}.`));
}
