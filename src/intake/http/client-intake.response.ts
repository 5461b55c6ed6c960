import { ApiProperty } from '@nestjs/swagger';
import type { Answer } from '../domain/answers';
import type { ConsentWording } from '../domain/consents';
import type { Visit } from '../domain/enable-when';
import type { Locale } from '../domain/form';
import { PURPOSES, type Purpose } from '../domain/invitation';
import type { GroupProgress } from '../domain/progress';
import { currentConsents } from '../forms/consents';
import type { FormToFill, SavedAnswer } from '../use-cases/fill-form';
import type { Cover } from '../use-cases/open-link';
import { FormResponse, LocalizedTextResponse } from './form.response';

export class CoverClinicResponse {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  emergencyNumber: string;
}

/** What a link shows before anybody has said who they are: nothing about a person. */
export class IntakeCoverResponse {
  clinic: CoverClinicResponse;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: Locale;
  @ApiProperty({ enum: PURPOSES })
  purpose: Purpose;
  /** A link in any other state answers 410 with its code. */
  @ApiProperty({ enum: ['open'] })
  state: 'open';
  /** On a device that others use after the client. */
  onTablet: boolean;
  expiresAt: Date;

  static of({ clinic: { name, country, emergencyNumber }, invitation: { locale, purpose, onTablet, expiresAt } }: Cover): IntakeCoverResponse {
    return { clinic: { name, country, emergencyNumber }, locale, purpose, state: 'open', onTablet, expiresAt };
  }
}

export class IdentityConfirmedResponse {
  /** When this device must be checked again. */
  expiresAt: Date;
}

export class DraftAnswerResponse {
  linkId: string;
  /** `{"value": …}` or `{"state": …}`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  answer: Answer;
  /** For If-Match when this answer is changed. */
  version: number;
}

export class GroupProgressResponse {
  group: string;
  asked: string[];
  faced: number;
  /** What must still be answered before the form can be sent. */
  open: string[];

  static of({ group, asked, faced, open }: GroupProgress): GroupProgressResponse {
    return { group, asked: [...asked], faced, open: [...open] };
  }
}

export class ConsentWordingResponse {
  code: string;
  version: number;
  /** Without it nothing is planned. */
  required: boolean;
  title: LocalizedTextResponse;
  text: LocalizedTextResponse;

  static of({ code, version, required, title, text }: ConsentWording): ConsentWordingResponse {
    return { code, version, required, title, text };
  }
}

export class IntakeFormResponse {
  form: FormResponse;
  @ApiProperty({ enum: ['first', 'follow_up'] })
  visit: Visit;
  @ApiProperty({ enum: PURPOSES })
  purpose: Purpose;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: Locale;
  givenName: string;
  /** The client is under 18: a parent or guardian signs. */
  guardianSigns: boolean;
  answers: DraftAnswerResponse[];
  progress: GroupProgressResponse[];
  consents: ConsentWordingResponse[];

  static of({ form, invitation: { visit, purpose, locale }, givenName, minor, draft, progress }: FormToFill): IntakeFormResponse {
    return {
      form: FormResponse.of(form, visit),
      visit, purpose, locale, givenName,
      guardianSigns: minor,
      answers: draft.map(({ linkId, answer, version }) => ({ linkId, answer, version })),
      progress: progress.map((one) => GroupProgressResponse.of(one)),
      consents: currentConsents.map((wording) => ConsentWordingResponse.of(wording)),
    };
  }
}

export class SavedAnswerResponse {
  version: number;
  /** Questions that are asked from here on. */
  enabled: string[];
  /** Questions whose answers are kept in the draft but not asked any more; they are not sent. */
  dropped: string[];
  progress: GroupProgressResponse[];
  /** The answers so far cannot wait, and the clinic has been told of them. */
  clinicTold: boolean;

  static of({ version, enabled, dropped, progress, clinicTold }: SavedAnswer): SavedAnswerResponse {
    return { version, enabled: [...enabled], dropped: [...dropped], progress: progress.map((one) => GroupProgressResponse.of(one)), clinicTold };
  }
}
