import { Injectable } from '@nestjs/common';
import { itemsOf } from '../domain/enable-when';
import type { FormDefinition } from '../domain/form';
import type { Answers } from '../domain/answers';
import { checkForm, grown, mergeCheck, type Followed } from '../domain/short-check';
import { ageing } from '../forms/ageing';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';
import type { Invitation } from '../persistence/invitation.repository';
import { Births } from './births';
import { Forms } from './forms';
import type { CheckInHand } from './new-intake';

/** The form that an invitation is for, as it is filled in. */
@Injectable()
export class CheckForms {
  constructor(
    private readonly forms: Forms,
    private readonly intakes: IntakeRepository,
    private readonly births: Births,
  ) {}

  /** A short check's is made from what was answered last, the same at every look. */
  async toFill(invitation: Invitation): Promise<FormDefinition> {
    return invitation.followsId === null ? this.forms.pinned(invitation) : (await this.check(invitation, invitation.followsId)).check;
  }

  /** A draft as answers to the whole form, for who looks at it while it is filled in; of a short check, with what was known before it. */
  async asWhole(invitation: Invitation, answers: Answers): Promise<Readonly<{ form: FormDefinition; answers: Answers; known?: Answers }>> {
    if (invitation.followsId === null) return { form: await this.forms.pinned(invitation), answers };
    const { form, check, followed } = await this.check(invitation, invitation.followsId);
    return { form, answers: mergeCheck(form, check, ageing, followed, answers).answers, known: followed.answers };
  }

  async check(invitation: Invitation, followsId: string): Promise<CheckInHand> {
    const [form, intake, bornFor] = await Promise.all([this.forms.pinned(invitation), this.intakes.findById(followsId), this.births.of(invitation.clientId, invitation.expiresAt)]);
    if (!intake) throw new Error('a check without the intake that it follows');
    const followed = grown(form, followedBy(intake, await this.forms.pinned(intake)), bornFor(form));
    return { followsId, form, followed, check: checkForm(form, ageing, followed, invitation.expiresAt) };
  }
}

const followedBy = ({ answers, answerTimes, sentinelsAt }: StoredIntake, form: FormDefinition): Followed => ({
  answers,
  put: new Set(itemsOf(form).keys()),
  timeOf: (linkId) => (answerTimes[linkId] === undefined ? sentinelsAt : new Date(answerTimes[linkId])),
});
