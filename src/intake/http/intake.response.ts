import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import type { Answer } from '../domain/answers';
import { itemsOf, type Visit } from '../domain/enable-when';
import type { FormDefinition, FormItem, Locale } from '../domain/form';
import { PURPOSES, type Purpose } from '../domain/invitation';
import { RELATIONSHIPS, type Signature } from '../domain/signature';
import type { IntakeLine, StoredIntake } from '../persistence/intake.repository';
import { LocalizedTextResponse } from './form.response';

export class IntakeLineResponse {
  id: string;
  clientId: string;
  @ApiProperty({ enum: PURPOSES })
  purpose: Purpose;
  @ApiProperty({ enum: ['first', 'follow_up'] })
  visit: Visit;
  /** The intake that this one corrects. */
  corrects: string | null;
  formId: string;
  formVersion: number;
  answeredAt: Date;
  submittedAt: Date;

  static of({ id, clientId, purpose, visit, correctsId, formId, formVersion, answeredAt, submittedAt }: IntakeLine): IntakeLineResponse {
    return { id, clientId, purpose, visit, corrects: correctsId, formId, formVersion, answeredAt, submittedAt };
  }
}

export class IntakePageResponse {
  items: IntakeLineResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<IntakeLine>): IntakePageResponse {
    return { items: items.map((item) => IntakeLineResponse.of(item)), ...(nextCursor && { nextCursor }) };
  }
}

export class SignedAnswerResponse {
  linkId: string;
  /** Of the form: where the question stood. */
  group: string;
  question: LocalizedTextResponse;
  /** `{"value": …}` or `{"state": …}`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  answer: Answer;
  /** The chosen options in words. */
  chosen: LocalizedTextResponse[];
}

export class GivenConsentResponse {
  code: string;
  wordingVersion: number;
  given: boolean;
}

export class SignatureResponse {
  name: string;
  @ApiProperty({ enum: RELATIONSHIPS })
  relationship: Signature['relationship'];
  guardianName?: string;
  drawn?: string;
}

export class IntakeResponse extends IntakeLineResponse {
  screeningId: string;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: Locale;
  /** In the order of the form. */
  answers: SignedAnswerResponse[];
  consents: GivenConsentResponse[];
  signature: SignatureResponse;
  /** SHA-256 of the canonical JSON of what was signed, in hex. */
  contentHash: string;

  static ofSigned({ intake, form }: { intake: StoredIntake; form: FormDefinition }): IntakeResponse {
    const { name, relationship, guardianName, drawn } = intake.signature;
    return {
      ...IntakeLineResponse.of(intake),
      screeningId: intake.screeningId,
      locale: intake.locale,
      answers: answersInOrder(form, intake),
      consents: intake.consents.map(({ code, wordingVersion, given }) => ({ code, wordingVersion, given })),
      signature: { name, relationship, ...(guardianName && { guardianName }), ...(drawn && { drawn }) },
      contentHash: intake.contentHash.toString('hex'),
    };
  }
}

const answersInOrder = (form: FormDefinition, { answers }: StoredIntake): SignedAnswerResponse[] =>
  form.groups.flatMap((group) =>
    group.items.flatMap(({ linkId, text }) => {
      const answer = answers[linkId];
      const item = itemsOf(form).get(linkId)?.item;
      return answer && item ? [{ linkId, group: group.linkId, question: text, answer, chosen: chosenOf(item, answer) }] : [];
    }),
  );

const chosenOf = ({ answerOption = [] }: FormItem, answer: Answer): LocalizedTextResponse[] => {
  if (!('value' in answer)) return [];
  const codes: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [answer.value];
  return answerOption.filter(({ code }) => codes.includes(code)).map(({ text }) => text);
};
