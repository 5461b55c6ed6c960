import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { withFonts } from './fonts';

type Root = ReturnType<PDFKit.PDFDocument['struct']>;

/** A4, in our fonts, with the structure that a screen reader follows; `write` adds to its root. */
export const taggedPdf = (options: PDFKit.PDFDocumentOptions, write: (doc: PDFKit.PDFDocument, root: Root) => void): Promise<Buffer> => {
  const doc = withFonts(new PDFDocument({ ...options, size: 'A4', tagged: true, lang: 'en', displayTitle: true, pdfVersion: '1.7' }));
  const root = doc.struct('Document');
  doc.addStructure(root);
  write(doc, root);
  root.end();
  doc.end();
  return buffer(doc);
};
