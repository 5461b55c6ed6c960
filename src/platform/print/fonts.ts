/** Noto Sans (OFL 1.1): Latin with every accent, Greek, Cyrillic, Vietnamese, Devanagari. What a PDF uses of it is embedded. */
const REGULAR = require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf');

export type PrintFont = 'regular' | 'bold';

export const withFonts = (doc: PDFKit.PDFDocument): PDFKit.PDFDocument => doc.registerFont('regular', REGULAR).registerFont('bold', BOLD).font('regular');

/** Chinese, Arabic, Hebrew and pictures have no shape in it and print as a question mark; tabs as spaces. */
const SHAPELESS = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Inherited}\n\r\x20-\x7e\xa0-\xff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122\u2212]/gu;

export const printable = (text: string): string => text.normalize('NFC').replace(/\t/g, ' ').replace(SHAPELESS, '?');
