import { Injectable } from '@nestjs/common';
import type { FormDefinition } from '../domain/form';
import { standardIntake } from '../forms/neck-and-back';
import { FormDefinitionRepository } from '../persistence/form-definition.repository';

/** Published forms. A version never changes, so each is read once. */
@Injectable()
export class Forms {
  /** The form that new invitations pin. */
  readonly current: FormDefinition = standardIntake;
  readonly #known = new Map<string, FormDefinition>([[keyOf(standardIntake.id, standardIntake.version), standardIntake]]);

  constructor(private readonly definitions: FormDefinitionRepository) {}

  /** Needs an open unit of work. */
  async find(id: string, version: number): Promise<FormDefinition | undefined> {
    const known = this.#known.get(keyOf(id, version));
    if (known) return known;
    const form = await this.definitions.find(id, version);
    if (form) this.#known.set(keyOf(id, version), form);
    return form;
  }

  /** Of a record whose foreign key names it. */
  async pinned({ formId, formVersion }: { formId: string; formVersion: number }): Promise<FormDefinition> {
    const form = await this.find(formId, formVersion);
    if (!form) throw new Error(`form ${formId} version ${formVersion} is not stored`);
    return form;
  }
}

const keyOf = (id: string, version: number): string => `${id} ${version}`;
