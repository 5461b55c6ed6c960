import { Injectable } from '@nestjs/common';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { Clinics, dayIn } from '../../staff';
import type { Answers } from '../domain/answers';
import type { FormDefinition } from '../domain/form';
import { initialAnswers } from '../domain/initial-answers';

/** What a client's date of birth answers by itself, on the day that it is in the clinic. Joins the open unit of work. */
@Injectable()
export class Births {
  constructor(
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly clock: Clock,
  ) {}

  /** The answers, for whichever form asks. */
  async of(clientId: string, at: Date = this.clock.now()): Promise<(form: FormDefinition) => Answers> {
    const [client, { timezone }] = await Promise.all([this.clients.findById(clientId), this.clinics.current()]);
    return (form) => (client ? initialAnswers(form, client.dateOfBirth, dayIn(timezone, at)) : {});
  }
}
