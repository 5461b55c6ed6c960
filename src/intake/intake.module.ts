import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients';
import { StaffModule } from '../staff';
import { ClientIntakeController } from './http/client-intake.controller';
import { IntakeCookie } from './http/intake-cookie';
import { IntakeController } from './http/intake.controller';
import { InvitationController } from './http/invitation.controller';
import { RecogniseClient } from './http/recognise-client';
import { Doors } from './persistence/doors';
import { DraftAnswerRepository } from './persistence/draft-answer.repository';
import { FormDefinitionRepository } from './persistence/form-definition.repository';
import { IntakeRepository } from './persistence/intake.repository';
import { InvitationRepository } from './persistence/invitation.repository';
import { Births } from './use-cases/births';
import { CheckForms } from './use-cases/check-forms';
import { DraftWatch } from './use-cases/draft-watch';
import { FillForm } from './use-cases/fill-form';
import { Forms } from './use-cases/forms';
import { Intakes } from './use-cases/intakes';
import { Invitations } from './use-cases/invitations';
import { InviteClient } from './use-cases/invite-client';
import { InviteToCheck } from './use-cases/invite-to-check';
import { OpenLink } from './use-cases/open-link';
import { ReadIntakes } from './use-cases/read-intakes';
import { RecogniseHolder } from './use-cases/recognise-holder';
import { SignIntake } from './use-cases/sign-intake';

@Module({
  imports: [StaffModule, ClientsModule],
  controllers: [InvitationController, ClientIntakeController, IntakeController],
  providers: [
    Doors, DraftAnswerRepository, FormDefinitionRepository, IntakeRepository, InvitationRepository,
    Births, CheckForms, DraftWatch, FillForm, Forms, Intakes, Invitations, InviteClient, InviteToCheck, OpenLink, ReadIntakes, RecogniseHolder, SignIntake, IntakeCookie, RecogniseClient,
  ],
  exports: [Births, DraftWatch, Forms, Intakes, InviteClient, InviteToCheck, SignIntake],
})
export class IntakeModule {}
