import { StreamableFile } from '@nestjs/common';
import { printDocument, type PrintedHead, type PrintedPart } from './printed-document';

export const PDF = { schema: { type: 'string', format: 'binary' } } as const;

/** No name of a client in the name of the file. */
export const pdfFile = async ([head, parts]: [PrintedHead, PrintedPart[]], name: string): Promise<StreamableFile> =>
  new StreamableFile(await printDocument(head, parts), { type: 'application/pdf', disposition: `inline; filename="${name}.pdf"` });
