import { byId, catalogue, labelOf } from '../../techniques';
import type { MeasureOutcome } from '../domain/discharge-summary';
import type { TextBlock } from '../domain/note-text';
import type { DischargeAmendmentRecord, DischargeRecord } from '../persistence/discharge.repository';
import type { DischargeForPrint } from '../use-cases/export-chart';
import { at, counted, dayOf, headFor } from './printed-head';
import type { PrintedHead, PrintedPart } from './printed-document';
import { amendmentBlocks, signedLine } from './printed-signature';

const MOMENTS: Readonly<Record<string, string>> = { before: 'on arrival', after: 'after treatment', week_average: 'average of the week', week_worst: 'worst of the week' };
const MATTERS: Readonly<Record<MeasureOutcome['matters'], string>> = {
  better: 'better by a change that matters', worse: 'worse by a change that matters', no: 'no change that matters', unknown: 'no value is established for what matters',
};
const words = (code: string): string => code.replaceAll('_', ' ');

const measureLine = ({ name, moment, item, times, first, last, best, gain, matters, mcid }: MeasureOutcome): string => {
  const what = [name, ...(item === '' ? [] : [words(item)]), MOMENTS[moment] ?? moment].join(', ');
  if (gain === null) return `${what}: ${first}, asked once`;
  return `${what}: first ${first}, last ${last}, best ${best} (${times} times); ${MATTERS[matters]}${mcid === null ? '' : ` (at least ${mcid})`}`;
};

const REACHED = { true: 'A change that matters was reached.', false: 'No change that matters was reached.', null: 'Nothing was asked twice that would tell of a change.' } as const;

export const dischargePart = ({ frozen, contentHash, signedAt }: DischargeRecord, amendments: readonly DischargeAmendmentRecord[], zone: string): PrintedPart => {
  const { signer, visits, firstVisit, lastVisit, sessionsPlanned, measures, mcidReached, reason, outcome, recommended, complaintRegion, planRevision } = frozen;
  const when = firstVisit && lastVisit ? `, from ${dayOf(new Date(firstVisit), zone)} to ${dayOf(new Date(lastVisit), zone)}` : '';
  const blocks: TextBlock[] = [
    { heading: 'Course', lines: [
      ...(complaintRegion === null ? [] : [`Complaint: ${labelOf(catalogue.regions, complaintRegion)}`]),
      `${counted(visits, 'visit')}${sessionsPlanned === null ? '' : ` of ${sessionsPlanned} planned`}${when}`,
      `Ended because: ${words(reason)}`,
    ] },
    { heading: 'Outcome', lines: [outcome, REACHED[`${mcidReached}`], ...measures.map(measureLine)] },
    { heading: 'Recommended', lines: [...(recommended.text === null ? [] : [recommended.text]), ...recommended.homecare.map(({ item, dose }) => `${byId(catalogue.selfCare, item)?.name ?? item}: ${dose}`)] },
    ...amendmentBlocks(amendments, zone),
  ];
  return {
    heading: `Discharge, plan revision ${planRevision}`,
    facts: [signedLine(signer, signedAt, zone), ...(amendments.length > 0 ? ['Amended: read to the end of this discharge'] : []), `SHA-256 ${contentHash}`],
    blocks: blocks.filter(({ lines }) => lines.length > 0),
  };
};

export const printedDischarge = ({ client, clinicName, timezone, discharge, amendments }: DischargeForPrint): [PrintedHead, PrintedPart[]] => [
  headFor('Discharge summary', { client, clinicName }, at(discharge.signedAt, timezone)),
  [dischargePart(discharge, amendments, timezone)],
];
