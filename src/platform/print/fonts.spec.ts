import { printable, type PrintFont } from './fonts';
import { taggedPdf } from './tagged-pdf';

const NAMES = 'Łukasz Đorđević, Nguyễn Ánh, Şükrü Ağaoğlu, Ελένη, Жанна Ћирић, आशा — 50 € “so”';

const printedAndRead = async (text: string, font: PrintFont): Promise<string> => {
  const { getDocumentProxy, extractText } = await import('unpdf');
  const pdf = await taggedPdf({}, (doc) => void doc.font(font).text(printable(text)));
  const { text: read } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return read.normalize('NFC').replace(/\s+/g, ' ');
};

describe('print', () => {
  it.each(['regular', 'bold'] as const)('keeps the letters of names in many tongues, in %s', async (font) => expect(await printedAndRead(NAMES, font)).toBe(NAMES));

  it('shows where a letter has no shape, instead of leaving it out', () => expect(printable('李 Ana 😀\tnote')).toBe('? Ana ? note'));
});
