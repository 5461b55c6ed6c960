import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import type { Answer } from '../domain/answers';
import type { ChangedAnswer } from '../domain/changed-answers';
import { itemsOf, type Visit } from '../domain/enable-when';
import type { FormDefinition, Locale } from '../domain/form';
import { PURPOSES, type Purpose } from '../domain/invitation';
import { RELATIONSHIPS, type Signature } from '../domain/signature';
import type { IntakeLine, StoredIntake } from '../persistence/intake.repository';
import { ChangedAnswerResponse, chosenOf } from './changed-answer.response';
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
  /** The intake that this short check follows. */
  follows: string | null;
  formId: string;
  formVersion: number;
  answeredAt: Date;
  submittedAt: Date;

  static of({ id, clientId, purpose, visit, correctsId, followsId, formId, formVersion, answeredAt, submittedAt }: IntakeLine): IntakeLineResponse {
    return { id, clientId, purpose, visit, corrects: correctsId, follows: followsId, formId, formVersion, answeredAt, submittedAt };
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
  /** When the client last answered for every warning sign. */
  sentinelsAt: Date;
  /** Of a short check: what differs from the answers before it; else empty. */
  changed: ChangedAnswerResponse[];
  consents: GivenConsentResponse[];
  signature: SignatureResponse;
  /** SHA-256 of the canonical JSON of what was signed, in hex. */
  contentHash: string;

  static ofSigned({ intake, form, changed }: { intake: StoredIntake; form: FormDefinition; changed: readonly ChangedAnswer[] }): IntakeResponse {
    const { name, relationship, guardianName, drawn } = intake.signature;
    return {
      ...IntakeLineResponse.of(intake),
      screeningId: intake.screeningId,
      locale: intake.locale,
      answers: answersInOrder(form, intake),
      sentinelsAt: intake.sentinelsAt,
      changed: ChangedAnswerResponse.all(form, changed),
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
