import { printable, type PrintFont } from '../../platform/print/fonts';
import { taggedPdf } from '../../platform/print/tagged-pdf';
import type { TextBlock } from '../domain/note-text';

/** What stands on every page. */
export type PrintedHead = Readonly<{ title: string; clinic: string; client: string; date: string }>;
/** A heading of the first rank, small print under it, and its blocks. */
export type PrintedPart = Readonly<{ heading: string; facts: readonly string[]; blocks: readonly TextBlock[] }>;

const MARGIN = 56;
const SIZES = { h1: 16, h2: 12, text: 10, small: 8 } as const;
const INK = '#1b1b1b';
/** A heading stands at the foot of no page: there is room for it and a few lines, or it begins the next one. */
const ROOM = { h2: 110, h3: 40 } as const;

/** A tagged PDF: headings and paragraphs in reading order, the head and the page number marked as artifacts. */
export const printDocument = (head: PrintedHead, parts: readonly PrintedPart[]): Promise<Buffer> => {
  const margins = { top: MARGIN + 24, bottom: MARGIN + 16, left: MARGIN, right: MARGIN };
  return taggedPdf({ margins, bufferPages: true, info: { Title: printable(head.title), Author: printable(head.clinic) } }, (doc, root) => {
    tell(doc, root, 'H1', head.title, SIZES.h1, 'bold');
    for (const part of parts) printPart(doc, root, part);
    headAndFoot(doc, head);
  });
};

type Element = ReturnType<PDFKit.PDFDocument['struct']>;

const printPart = (doc: PDFKit.PDFDocument, root: Element, { heading, facts, blocks }: PrintedPart): void => {
  doc.moveDown(0.8);
  keepRoom(doc, ROOM.h2);
  tell(doc, root, 'H2', heading, SIZES.h2, 'bold');
  for (const fact of facts) tell(doc, root, 'P', fact, SIZES.small, 'regular');
  for (const block of blocks) {
    doc.moveDown(0.4);
    keepRoom(doc, ROOM.h3);
    tell(doc, root, 'H3', block.heading, SIZES.text, 'bold');
    for (const line of block.lines) tell(doc, root, 'P', line, SIZES.text, 'regular');
  }
};

const keepRoom = (doc: PDFKit.PDFDocument, room: number): void => {
  const { height, margins } = doc.page;
  if (doc.y > height - margins.bottom - room) doc.addPage();
};

const tell = (doc: PDFKit.PDFDocument, root: Element, tag: string, text: string, size: number, font: PrintFont): void => {
  root.add(
    doc.struct(tag, {}, () => {
      doc.font(font).fontSize(size).fillColor(INK).text(printable(text), { lineGap: 2 });
    }),
  );
};

const headAndFoot = (doc: PDFKit.PDFDocument, { clinic, client, date }: PrintedHead): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const { width, height, margins } = doc.page;
    const [top, bottom] = [margins.top, margins.bottom];
    // Text beyond the margins would begin a new page.
    Object.assign(margins, { top: 0, bottom: 0 });
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular').fontSize(SIZES.small).fillColor(INK);
    doc.text(printable(`${client}  ·  ${date}`), MARGIN, MARGIN - 16, { width: width - 2 * MARGIN, align: 'left', lineBreak: false });
    doc.text(printable(`${clinic}  ·  page ${page - start + 1} of ${count}`), MARGIN, height - MARGIN, { width: width - 2 * MARGIN, align: 'right', lineBreak: false });
    doc.endMarkedContent();
    Object.assign(margins, { top, bottom });
  }
};
