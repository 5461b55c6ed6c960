import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound } from '../platform/errors/domain-error';
import { pageOf, type Page } from '../platform/http/page';
import { signedInStaff } from '../staff';
import type { Client, ClientRecord, ClientSummary } from './domain/client';
import { searchTermsOf } from './domain/search-terms';
import { CareNotesRepository } from './persistence/care-notes.repository';
import { ClientListQuery, type ClientSort } from './persistence/client-list.query';
import { ClientRepository } from './persistence/client.repository';
import { searchHasNoPages } from './refusals';

export interface ListOptions {
  /** What somebody typed: part of a name, e-mail or phone number, with or without mistakes. */
  readonly typed?: string;
  /** Absent: by name. */
  readonly sort?: ClientSort;
  readonly archived: boolean;
  readonly limit: number;
  /** The id of the last client shown. */
  readonly after?: string;
}

/** Finds clients. */
@Injectable()
export class Clients {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: ClientRepository,
    private readonly lists: ClientListQuery,
    private readonly careNotes: CareNotesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** For other modules: joins the open unit of work, and leaves the audit event to the use case that reads. */
  async findById(id: string): Promise<Client | undefined> {
    const [client, { boundaries, allergies }] = await Promise.all([this.clients.findById(id), this.careNotes.ofClient(id)]);
    return client && { ...client, boundaries, allergies };
  }

  read(id: string): Promise<ClientRecord> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const found = this.clients.findById(id);
      // In the same flight; where there is no such client, it is rolled back.
      this.audit.record({ action: 'client.read', recordType: 'client', recordId: id, clientId: id });
      const client = await found;
      if (!client) throw notFound();
      return client;
    });
  }

  /** A search shows the best matches and no further pages: who finds too many types more. */
  find({ typed, ...options }: ListOptions): Promise<Page<ClientSummary>> {
    if (typed !== undefined && (options.sort ?? options.after) !== undefined) throw searchHasNoPages();
    return this.uow.run(signedInStaff().clinicId, async () => {
      const page = await (typed === undefined ? this.#list(options) : this.#search(typed, options));
      this.audit.record({ action: 'client.search', recordType: 'client', details: { count: page.items.length } });
      return page;
    });
  }

  async #list({ sort = 'name', ...options }: ListOptions): Promise<Page<ClientSummary>> {
    return pageOf(await this.lists.list({ sort, ...options }), options.limit, ({ id }) => [id]);
  }

  async #search(typed: string, options: ListOptions): Promise<Page<ClientSummary>> {
    const terms = searchTermsOf(typed);
    return { items: terms ? await this.lists.search(terms, options) : [] };
  }
}
