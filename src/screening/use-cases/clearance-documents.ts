import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { mediaTypeOf } from '../domain/document-type';
import { ClearanceDocumentRepository, type StoredDocument } from '../persistence/clearance-document.repository';

/** Letters of doctors, as files. Each reading is on record. */
@Injectable()
export class ClearanceDocuments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly documents: ClearanceDocumentRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the id. What a file is, its first bytes say. */
  receive(clientId: string, content: Buffer): Promise<string> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      if (!(await this.clients.findById(clientId))) throw notFound();
      const mediaType = mediaTypeOf(content);
      if (!mediaType) throw new DomainError('invalid', 'document_not_taken', 'Send a PDF, PNG or JPEG file of at most 5 MB as it is, with its Content-Type.');
      const id = newId();
      await this.documents.add({ id, clientId, mediaType, content }, staffId);
      this.audit.record({ action: 'clearance_document.create', recordType: 'clearance_document', recordId: id, clientId, details: { mediaType, bytes: content.length } });
      return id;
    });
  }

  read(documentId: string): Promise<StoredDocument> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const document = await this.documents.findById(documentId);
      if (!document) throw notFound();
      this.audit.record({ action: 'clearance_document.read', recordType: 'clearance_document', recordId: documentId, clientId: document.clientId });
      return document;
    });
  }
}
