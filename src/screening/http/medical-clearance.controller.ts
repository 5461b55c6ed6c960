import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TakesDocument } from '../../platform/http/documents';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { ClearanceDocuments } from '../use-cases/clearance-documents';
import { RecordClearance } from '../use-cases/record-clearance';
import { RequestClearance } from '../use-cases/request-clearance';
import { WriteLetter } from '../use-cases/write-letter';
import { letterPdf } from './clearance-letter.pdf';
import { ClearanceRequestRequest, ReceivedClearanceRequest } from './medical-clearance.request';
import { ClearanceRequestResponse, DocumentReceivedResponse, MedicalClearanceResponse } from './medical-clearance.response';

const FILE = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };

@ApiTags('screening')
@Controller()
export class MedicalClearanceController {
  constructor(
    private readonly requesting: RequestClearance,
    private readonly recording: RecordClearance,
    private readonly documents: ClearanceDocuments,
    private readonly letters: WriteLetter,
  ) {}

  /** Asks a doctor to clear findings that hold. The letter can then be printed. */
  @Post('screenings/:screeningId/clearance-requests')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async requestClearance(@IdParam('screeningId') screeningId: string, @Body() body: ClearanceRequestRequest): Promise<ClearanceRequestResponse> {
    return ClearanceRequestResponse.of(await this.requesting.request(screeningId, body));
  }

  /** The letter to the doctor as a PDF: the findings, what the client said, and the question. */
  @Get('clearance-requests/:requestId/letter')
  @RequirePermission('screening:read')
  @ApiOkResponse({ description: 'A PDF', ...FILE })
  async getClearanceLetter(@IdParam('requestId') requestId: string, @Res() reply: FastifyReply): Promise<void> {
    const content = await letterPdf(await this.letters.write(requestId));
    await sendFile(reply, 'application/pdf', `clearance-request-${requestId}.pdf`, content);
  }

  /** Records a doctor's written word. A review may rest on it (`medicalClearance.recordId`); by itself it opens nothing. */
  @Post('screenings/:screeningId/medical-clearances')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async recordMedicalClearance(@IdParam('screeningId') screeningId: string, @Body() body: ReceivedClearanceRequest): Promise<MedicalClearanceResponse> {
    return MedicalClearanceResponse.of(await this.recording.record(screeningId, body));
  }

  /** Takes a letter as a file: PDF, PNG or JPEG, at most 5 MB, judged by its first bytes. */
  @Post('clients/:clientId/clearance-documents')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @TakesDocument()
  async receiveClearanceDocument(@IdParam('clientId') clientId: string, @Body() body: unknown): Promise<DocumentReceivedResponse> {
    return { id: await this.documents.receive(clientId, Buffer.isBuffer(body) ? body : Buffer.alloc(0)) };
  }

  /** A letter as it was received, as a download. */
  @Get('clearance-documents/:documentId')
  @RequirePermission('screening:read')
  @ApiOkResponse({ description: 'The file', ...FILE })
  async getClearanceDocument(@IdParam('documentId') documentId: string, @Res() reply: FastifyReply): Promise<void> {
    const { mediaType, content } = await this.documents.read(documentId);
    await sendFile(reply, mediaType, `letter-${documentId}.${mediaType.split('/')[1]}`, content);
  }
}

/** Never shown inside a page: what comes from outside may be made to harm. */
const sendFile = (reply: FastifyReply, type: string, name: string, content: Buffer) =>
  reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`).header('content-security-policy', "sandbox; default-src 'none'").send(content);
