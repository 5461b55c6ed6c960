import { Module } from '@nestjs/common';
import { StaffModule } from '../staff';
import { ClientCare } from './client-care';
import { ClientFile } from './client-file';
import { Clients } from './clients';
import { CareNotesController } from './http/care-notes.controller';
import { ClientsController } from './http/clients.controller';
import { CareNotesRepository } from './persistence/care-notes.repository';
import { ClientListQuery } from './persistence/client-list.query';
import { ClientRepository } from './persistence/client.repository';
import { IncomingTextController } from './http/incoming-text.controller';
import { OptOutController } from './http/opt-out.controller';
import { OptOuts } from './opt-outs';
import { OptOutRepository } from './persistence/opt-out.repository';
import { Registration } from './registration';

@Module({
  imports: [StaffModule],
  controllers: [ClientsController, CareNotesController, OptOutController, IncomingTextController],
  providers: [ClientRepository, ClientListQuery, CareNotesRepository, OptOutRepository, Clients, Registration, ClientFile, ClientCare, OptOuts],
  exports: [Clients, Registration, OptOuts],
})
export class ClientsModule {}
