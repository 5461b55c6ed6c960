import { byId, catalogue, labelOf } from '../../techniques';
import type { ApprovedPlan, LineContent } from '../../treatment-plans';
import { noteText, SECTION_TITLES, type TextBlock } from '../domain/note-text';
import type { AmendmentRecord, SignatureRecord } from '../persistence/signed-note.query';
import type { Chart } from '../use-cases/export-chart';
import type { NoteForPrint } from '../use-cases/read-note';
import { dischargePart } from './printed-discharge';
import type { PrintedHead, PrintedPart } from './printed-document';
import { at, counted, headFor } from './printed-head';
import { amendmentBlocks, signedLine } from './printed-signature';

const KINDS = { treatment: 'Treatment', treatment_not_given: 'Treatment not given' } as const;

const signedFacts = ({ signer, signedAt, contentHash, needsCosignature, cosignature, frozen }: SignatureRecord, zone: string): string[] => [
  signedLine(signer, signedAt, zone) + (frozen.lateEntry ? ', late entry' : ''),
  ...(cosignature ? [`Second signature: ${cosignature.name}, ${at(cosignature.signedAt, zone)}`] : needsCosignature ? ['Second signature outstanding'] : []),
  ...(frozen.lateReason === null ? [] : [`Signed after the gate had closed: ${frozen.lateReason}`]),
  ...frozen.copied.map(({ section, templateVersion }) => `Stands as it was ${templateVersion === undefined ? 'copied' : 'filled from a template'}: ${SECTION_TITLES[section]}`),
  `SHA-256 ${contentHash}`,
];

const limitBlock = ({ frozen }: SignatureRecord): TextBlock[] => {
  const lines = frozen.limitMarks.flatMap(({ line, marks, reason }) => marks.map(({ text }) => `Line ${line + 1}: ${text} Reason given: ${reason ?? 'none'}`));
  return lines.length > 0 ? [{ heading: 'Work past a limit', lines }] : [];
};

const toSection = ({ content: { section } }: AmendmentRecord): string => (section ? ` to ${SECTION_TITLES[section]}` : '');

const signedPart = (signature: SignatureRecord, amendments: readonly AmendmentRecord[], zone: string): PrintedPart => ({
  heading: `${KINDS[signature.frozen.kind]}, ${at(new Date(signature.frozen.heldAt), zone)}`,
  facts: [...signedFacts(signature, zone), ...(amendments.length > 0 ? [`Amended ${amendments.length === 1 ? 'once' : `${amendments.length} times`}: read to the end of this note`] : [])],
  blocks: [...noteText(signature.frozen.sections, catalogue), ...limitBlock(signature), ...amendmentBlocks(amendments, zone, toSection)],
});

export const printedNote = ({ view, client, authorName, clinicName, timezone }: NoteForPrint): [PrintedHead, PrintedPart[]] => {
  const { note, signature, amendments, sections, withdrawal } = view;
  const head = headFor('Session note', { client, clinicName }, at(note.heldAt, timezone));
  if (signature) return [head, [signedPart(signature, amendments, timezone)]];
  const taken = withdrawal ? [`Withdrawn ${at(withdrawal.at, timezone)}: ${withdrawal.text}`] : [];
  const draft = { heading: `${withdrawal ? 'WITHDRAWN DRAFT' : 'DRAFT'}, not signed: ${KINDS[note.kind]}, ${at(note.heldAt, timezone)}`, facts: [`Written by ${authorName}`, ...taken], blocks: noteText(sections, catalogue) };
  return [{ ...head, title: 'Session note (draft)' }, [draft]];
};

const lineInWords = (line: LineContent): string => {
  switch (line.kind) {
    case 'technique':
      return `${byId(catalogue.techniques, line.technique)?.name ?? line.technique} (${line.role}), pressure ${line.pressure} of 5: ${line.regions.map((region) => labelOf(catalogue.regions, region)).join(', ')}`;
    case 'dose':
      return `${line.sessions} visits of ${line.sessionMin} minutes, ${line.perWeek} a week over ${line.weeks} weeks`;
    case 'self_care':
      return `At home: ${byId(catalogue.selfCare, line.item)?.name ?? line.item}, ${line.dose}`;
    case 'measure':
      return `Measure: ${byId(catalogue.measures, line.measure)?.name ?? line.measure}`;
    case 'review':
      return `Review at visit ${line.visit} or after ${line.days} days, whichever comes first`;
  }
};

const planPart = ({ plan, content, revision, approvedAt }: ApprovedPlan, zone: string): PrintedPart => {
  const { ceiling, noGo, requirements } = content.limits;
  const limits = [
    ...(ceiling ? [`Pressure up to ${ceiling.value} of 5: ${ceiling.setBy.map(({ text }) => text).join(' ')}`] : []),
    ...noGo.map(({ label, pressureMax }) => (pressureMax === 0 ? `No work on: ${label}` : `${label}: up to ${pressureMax} of 5`)),
    ...requirements.map(({ text }) => text),
  ];
  return {
    heading: `Treatment plan, revision ${revision}, approved ${at(approvedAt, zone)}`,
    facts: [`Rules ${content.ruleSet.id} ${content.ruleSet.version}, catalogue ${content.catalogueVersion}`, ...(plan.ending ? [`This plan was ${plan.ending.kind} on ${at(plan.ending.at, zone)}`] : [])],
    blocks: [
      { heading: 'Plan', lines: content.lines.map(({ content: line }) => lineInWords(line)) },
      ...(limits.length > 0 ? [{ heading: 'Limits', lines: limits }] : []),
    ],
  };
};

type OfClient = Pick<Chart, 'client' | 'clinicName' | 'timezone'>;

export const printedPlan = ({ client, clinicName, timezone, plan }: OfClient & Readonly<{ plan: ApprovedPlan }>): [PrintedHead, PrintedPart[]] => [
  headFor('Treatment plan', { client, clinicName }, at(plan.approvedAt, timezone)),
  [planPart(plan, timezone)],
];

const contentsOf = ({ notes, plans, discharges, drafts, withdrawn }: Pick<Chart, 'notes' | 'plans' | 'discharges' | 'drafts' | 'withdrawn'>): string[] => [
  [counted(notes.length, 'signed note'), counted(plans.length, 'plan'), ...(discharges.length > 0 ? [counted(discharges.length, 'discharge')] : [])].join(', '),
  ...(drafts > 0 ? [`${counted(drafts, 'note is a draft', 'notes are drafts')} and not part of this chart`] : []),
  ...(withdrawn > 0 ? [`${counted(withdrawn, 'draft was withdrawn and is', 'drafts were withdrawn and are')} not part of this chart`] : []),
];

export const printedChart = ({ client, clinicName, timezone, notes, plans, discharges, drafts, withdrawn }: Chart, now: Date): [PrintedHead, PrintedPart[]] => [
  headFor('Chart', { client, clinicName }, at(now, timezone)),
  [
    { heading: 'Contents', facts: contentsOf({ notes, plans, discharges, drafts, withdrawn }), blocks: [] },
    ...plans.map((plan) => planPart(plan, timezone)),
    ...notes.map(({ signature, amendments }) => signedPart(signature, amendments, timezone)),
    ...discharges.map(({ discharge, amendments }) => dischargePart(discharge, amendments, timezone)),
  ],
];
