import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { FormDefinition } from '../domain/form';

@Injectable()
export class FormDefinitionRepository {
  async find(id: string, version: number): Promise<FormDefinition | undefined> {
    const rows = await currentTransaction().rows<{ content: FormDefinition }>('SELECT content FROM form_definition WHERE id = $1 AND version = $2', [id, version]);
    return rows[0]?.content;
  }
}
