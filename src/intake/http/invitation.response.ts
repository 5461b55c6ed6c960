import { ApiProperty } from '@nestjs/swagger';
import type { InvitationState, Purpose } from '../domain/invitation';
import { PURPOSES } from '../domain/invitation';
import type { Locale } from '../domain/form';
import type { Invited } from '../use-cases/invite-client';
import type { SeenInvitation } from '../use-cases/invitations';
import type { Page } from '../../platform/http/page';

const STATES = ['open', 'submitted', 'revoked', 'locked', 'expired'];

export class InvitationResponse {
  id: string;
  clientId: string;
  @ApiProperty({ enum: PURPOSES })
  purpose: Purpose;
  /** The intake to correct. */
  corrects: string | null;
  formId: string;
  formVersion: number;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: Locale;
  /** The member of staff who invited; null: the server itself, for a booking online or before a visit. */
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** Locked: too many wrong answers to the second check. */
  @ApiProperty({ enum: STATES })
  state: InvitationState;
  submittedAt: Date | null;

  static of({ invitation: i, state }: SeenInvitation): InvitationResponse {
    return {
      id: i.id, clientId: i.clientId, purpose: i.purpose, corrects: i.correctsId, formId: i.formId, formVersion: i.formVersion, locale: i.locale,
      createdBy: i.createdBy, createdAt: i.createdAt, expiresAt: i.expiresAt, state, submittedAt: i.consumedAt,
    };
  }
}

export class InvitationPageResponse {
  items: InvitationResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<SeenInvitation>): InvitationPageResponse {
    return { items: items.map((item) => InvitationResponse.of(item)), ...(nextCursor && { nextCursor }) };
  }
}

/** The only time that the link is shown: it is not stored and cannot be asked for again. */
export class InvitedResponse {
  id: string;
  clientId: string;
  @ApiProperty({ enum: PURPOSES })
  purpose: Purpose;
  corrects: string | null;
  @ApiProperty({ enum: ['en', 'es'] })
  locale: Locale;
  expiresAt: Date;
  /** What the client opens. The token is behind the #, so that no server or log sees it. */
  link: string;
  token: string;

  static of({ invitation: i, token }: Invited, origin: string): InvitedResponse {
    return { id: i.id, clientId: i.clientId, purpose: i.purpose, corrects: i.correctsId, locale: i.locale, expiresAt: i.expiresAt, link: `${origin}/intake#${token}`, token };
  }
}
