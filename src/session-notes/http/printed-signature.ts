import type { AmendmentContent, DischargeAmendmentContent } from '../domain/amendment';
import type { SignedBy } from '../domain/frozen-note';
import type { TextBlock } from '../domain/note-text';
import { at } from './printed-head';

export const signedLine = ({ name, credentials }: SignedBy, signedAt: Date, zone: string): string =>
  `Signed by ${name}${credentials.length > 0 ? ` (${credentials.join(', ')})` : ''}, ${at(signedAt, zone)}`;

const HEADINGS: Readonly<Record<AmendmentContent['kind'], string>> = { addendum: 'Addendum', correction: 'Correction', clarification: 'Clarification' };

type Added = Readonly<{ content: Pick<DischargeAmendmentContent, 'kind' | 'text' | 'reason' | 'author'>; amendedAt: Date }>;

/** What was added to a signed text; `to` says to which part. */
export const amendmentBlocks = <A extends Added>(amendments: readonly A[], zone: string, to: (amendment: A) => string = () => ''): TextBlock[] =>
  amendments.map((amendment) => {
    const { content: { kind, text, reason, author }, amendedAt } = amendment;
    return { heading: HEADINGS[kind] + to(amendment), lines: [text, `Reason: ${reason}`, `${author.name}, ${at(amendedAt, zone)}`] };
  });
