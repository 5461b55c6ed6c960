import { Module } from '@nestjs/common';
import { ClientCare } from './client-care';
import { ClientFile } from './client-file';
import { Clients } from './clients';
import { CareNotesController } from './http/care-notes.controller';
import { ClientsController } from './http/clients.controller';
import { CareNotesRepository } from './persistence/care-notes.repository';
import { ClientListQuery } from './persistence/client-list.query';
import { ClientRepository } from './persistence/client.repository';
import { Registration } from './registration';

@Module({
  controllers: [ClientsController, CareNotesController],
  providers: [ClientRepository, ClientListQuery, CareNotesRepository, Clients, Registration, ClientFile, ClientCare],
  exports: [Clients, Registration],
})
export class ClientsModule {}
