import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { ClientFile } from '../client-file';
import { Clients } from '../clients';
import { Registration } from '../registration';
import { ArchiveClientRequest } from './archival.request';
import { ListClientsRequest, listOptionsOf } from './client-list.request';
import { changesOf, CreateClientRequest, EditClientRequest, newClientOf } from './client.request';
import { ClientListResponse, ClientResponse, CreatedClientResponse, PossibleDuplicateResponse } from './client.response';

@ApiTags('clients')
@Controller('clients')
export class ClientsController {
  constructor(
    private readonly clients: Clients,
    private readonly registration: Registration,
    private readonly file: ClientFile,
  ) {}

  /**
   * Takes a client on. 409 `possible_duplicate` with `possibleDuplicates` where this is most likely somebody who is a
   * client already, unless `duplicateChecked` is true; less likely ones are listed in the answer.
   */
  @Post()
  @Idempotent()
  @RequirePermission('clients:write')
  async createClient(@Body() body: CreateClientRequest): Promise<CreatedClientResponse> {
    return CreatedClientResponse.ofRegistered(await this.registration.register(newClientOf(body), body.duplicateChecked ?? false));
  }

  /** Lists clients, or searches them with `q`. */
  @Get()
  @RequirePermission('clients:read')
  async listClients(@Query() query: ListClientsRequest): Promise<ClientListResponse> {
    return ClientListResponse.of(await this.clients.find(listOptionsOf(query)));
  }

  /** Contact, consent to be contacted, guardian; nothing about health. */
  @Get(':clientId')
  @RequirePermission('clients:read')
  async getClient(@IdParam('clientId') clientId: string): Promise<ClientResponse> {
    return ClientResponse.of(await this.clients.read(clientId));
  }

  /** Who might be the same person, the likeliest first: worth a look for whoever booked online as a stranger. */
  @Get(':clientId/possible-duplicates')
  @RequirePermission('clients:read')
  async listPossibleDuplicates(@IdParam('clientId') clientId: string): Promise<PossibleDuplicateResponse[]> {
    return (await this.registration.duplicatesOf(clientId)).map((found) => PossibleDuplicateResponse.of(found));
  }

  /** Changes the fields that are sent. */
  @Patch(':clientId')
  @RequirePermission('clients:write')
  async editClient(@IdParam('clientId') clientId: string, @IfMatch() version: number, @Body() body: EditClientRequest): Promise<ClientResponse> {
    return ClientResponse.of(await this.file.edit(clientId, version, changesOf(body)));
  }

  /** Takes a client out of the list; everything is kept, nothing can be changed. */
  @Post(':clientId/archival')
  @HttpCode(200)
  @RequirePermission('clients:write')
  async archiveClient(@IdParam('clientId') clientId: string, @Body() body: ArchiveClientRequest): Promise<ClientResponse> {
    return ClientResponse.of(await this.file.archive(clientId, body.reason));
  }

  /** Brings an archived client back. */
  @Delete(':clientId/archival')
  @RequirePermission('clients:write')
  async restoreClient(@IdParam('clientId') clientId: string): Promise<ClientResponse> {
    return ClientResponse.of(await this.file.restore(clientId));
  }
}
