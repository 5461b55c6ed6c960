import { DomainError } from '../../platform/errors/domain-error';
import type { Answers } from '../domain/answers';
import type { FormDefinition } from '../domain/form';

/** A short check that newer answers have overtaken is refused. What it says is for whoever keeps the gate, and for no log. */
export class CheckOutdated extends DomainError {
  constructor(
    readonly followsId: string,
    readonly form: FormDefinition,
    /** Whole, as they would have been signed. */
    readonly answers: Answers,
  ) {
    super('conflict', 'check_outdated', 'A newer form was sent meanwhile. Ask the clinic for a new link.');
  }
}
