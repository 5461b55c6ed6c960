import type { SignedBy } from './frozen-note';
import type { Section } from './sections';

/** [cms_amend]: an addendum adds, a correction says what was wrong, a clarification says what was meant. */
export const AMENDMENT_KINDS = ['addendum', 'correction', 'clarification'] as const;

/** Frozen like the note; `ofHash` is the hash of the text that it amends, which stays as it was. */
export type AmendmentContent = Readonly<{
  noteId: string;
  ofHash: string;
  kind: (typeof AMENDMENT_KINDS)[number];
  section: Section | null;
  text: string;
  reason: string;
  author: SignedBy;
}>;

/** The same, of a discharge summary. */
export type DischargeAmendmentContent = Readonly<Omit<AmendmentContent, 'noteId' | 'section'> & { planId: string }>;
