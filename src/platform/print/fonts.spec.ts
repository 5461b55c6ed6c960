import PDFDocument from 'pdfkit';
import { printable, withFonts, type PrintFont } from './fonts';

const NAMES = 'Łukasz Đorđević, Nguyễn Ánh, Şükrü Ağaoğlu, Ελένη, Жанна Ћирић, आशा — 50 € “so”';

const printedAndRead = async (text: string, font: PrintFont): Promise<string> => {
  const { getDocumentProxy, extractText } = await import('unpdf');
  const doc = withFonts(new PDFDocument());
  const bytes = new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
  });
  doc.font(font).text(printable(text));
  doc.end();
  const { text: read } = await extractText(await getDocumentProxy(new Uint8Array(await bytes)), { mergePages: true });
  return read.normalize('NFC').replace(/\s+/g, ' ');
};

describe('print', () => {
  it.each(['regular', 'bold'] as const)('keeps the letters of names in many tongues, in %s', async (font) => expect(await printedAndRead(NAMES, font)).toBe(NAMES));

  it('shows where a letter has no shape, instead of leaving it out', () => expect(printable('李 Ana 😀\tnote')).toBe('? Ana ? note'));
});
