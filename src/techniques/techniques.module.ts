import { Module } from '@nestjs/common';
import { ClinicTechniques } from './clinic-techniques';
import { ReferenceController } from './http/reference.controller';
import { TechniquesController } from './http/techniques.controller';
import { ClinicTechniqueRepository } from './persistence/clinic-technique.repository';
import { TechniqueShelf } from './technique-shelf';

@Module({
  controllers: [TechniquesController, ReferenceController],
  providers: [ClinicTechniqueRepository, ClinicTechniques, TechniqueShelf],
  exports: [ClinicTechniques],
})
export class TechniquesModule {}
