import { printable } from '../../platform/print/fonts';
import { taggedPdf } from '../../platform/print/tagged-pdf';
import type { Letter } from '../use-cases/write-letter';

const MARGIN = 64;

/** The letter as a tagged PDF (one A4 page, more where there is much to say). */
export const letterPdf = (letter: Letter): Promise<Buffer> =>
  taggedPdf({ margin: MARGIN, info: { Title: 'Request for medical clearance', Producer: 'Rhomboid' } }, (pdf, root) => {
    for (const [text, size = 11, tag = 'P'] of linesOf(letter)) {
      root.add(pdf.struct(tag, {}, () => {
        pdf.font(tag === 'P' ? 'regular' : 'bold').fontSize(size).text(printable(text));
      }));
      pdf.moveDown(0.6);
    }
  });

type Line = readonly [text: string, size?: number, tag?: string];

const linesOf = (letter: Letter): Line[] => [
  [letter.clinicName, 16, 'H1'],
  [dayIn(letter.timezone, letter.requestedAt)],
  [`To: ${letter.addressedTo}`],
  ['Request for medical clearance before massage therapy', 13, 'H2'],
  [`Client: ${letter.clientName}, born ${letter.dateOfBirth}`],
  ['Before treatment our clients answer a health questionnaire. These answers led us to hold massage until a doctor has looked at them:'],
  ...letter.findings.flatMap(({ condition, ruleId, answers, clearance }): Line[] => [
    [`${condition} (${ruleId})`, 11, 'H3'],
    ...answers.map((answer): Line => [`- ${answer}`]),
    ...(clearance ? ([[`What would help us: ${clearance}`]] as Line[]) : []),
  ]),
  ['Our question', 12, 'H3'],
  [letter.question],
  ['Your answer', 12, 'H3'],
  ['Massage may go ahead:   [  ] yes   [  ] yes, with limits   [  ] no'],
  ['Limits (regions, pressure, positions): ________________________________________'],
  ['Valid until: ____________________   Name: ______________________________'],
  ['Date and signature: ______________________________________________________'],
  [`Asked by ${letter.therapistName}. The rules behind this request are a design drawn from cited sources; no clinician has reviewed them, and they make no diagnosis.`, 9],
  [`Reference ${letter.requestId}`, 9],
];

const dayIn = (timeZone: string, at: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(at);
