import canonicalize from 'canonicalize';
import { hashOf, newId } from '../../platform/ids/ids';
import type { Answers } from '../domain/answers';
import type { GivenConsent } from '../domain/consents';
import type { FormDefinition } from '../domain/form';
import { mergeCheck, type Followed } from '../domain/short-check';
import type { Signature } from '../domain/signature';
import { ageing } from '../forms/ageing';
import type { NewIntake, StoredIntake } from '../persistence/intake.repository';
import type { Invitation } from '../persistence/invitation.repository';

/** The forms of a short check and what it follows. */
export type CheckInHand = Readonly<{ form: FormDefinition; check: FormDefinition; followed: Followed }>;

type Ages = Pick<NewIntake, 'answers' | 'answerTimes' | 'checked' | 'answeredAt' | 'sentinelsAt'>;

/** Answers with their ages: a check's with what it left standing, a correction's as old as what it corrects. */
export const agesOf = (given: Answers, check: CheckInHand | undefined, corrected: StoredIntake | undefined): Ages => {
  if (check) return mergeCheck(check.form, check.check, ageing, check.followed, given);
  if (!corrected) return { answers: given, answerTimes: {}, checked: {} };
  const { answerTimes, answeredAt, sentinelsAt } = corrected;
  return { answers: given, answerTimes, checked: {}, answeredAt, sentinelsAt };
};

export const newIntake = (invitation: Invitation, ages: Ages, { consents, signature }: { consents: readonly GivenConsent[]; signature: Signature }, screeningId: string): NewIntake => {
  const { id: invitationId, clientId, purpose, visit, correctsId, followsId, formId, formVersion, locale } = invitation;
  const signed = {
    clientId, invitationId, purpose, visit, correctsId, formId, formVersion, locale, answers: ages.answers,
    consents: consents.map(({ code, wordingVersion, given }) => ({ code, wordingVersion, given })),
    signature,
  };
  const { answerTimes, checked } = ages;
  const ofCheck = followsId === null ? {} : { followsId, answerTimes, checked };
  return { ...signed, ...ages, followsId, id: newId(), screeningId, contentHash: hashOf(canonicalize({ ...signed, ...ofCheck }) ?? '') };
};
