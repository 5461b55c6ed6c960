import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import { CREDENTIALS } from '../domain/credentials';
import { ROLES, type Role } from '../domain/roles';
import type { SetupPassword } from '../password-care';
import type { StaffMember } from '../persistence/staff-member.repository';

export class StaffMemberResponse {
  id: string;
  email: string;
  displayName: string;
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: Role[];
  @ApiProperty({ enum: CREDENTIALS, isArray: true })
  credentials: string[];
  /** The one-time password was not replaced yet. */
  awaitsFirstSignIn: boolean;
  /** ISO 8601; null while the person works here. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  departedAt: string | null;
  version: number;

  static of(member: StaffMember): StaffMemberResponse {
    return {
      id: member.id,
      email: member.email,
      displayName: member.displayName,
      roles: [...member.roles],
      credentials: [...member.credentials],
      awaitsFirstSignIn: member.awaitsFirstSignIn,
      departedAt: member.departedAt?.toISOString() ?? null,
      version: member.version,
    };
  }
}

export class StaffListResponse {
  items: StaffMemberResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of(page: Page<StaffMember>): StaffListResponse {
    return { ...page, items: page.items.map((member) => StaffMemberResponse.of(member)) };
  }
}

export class HiredResponse extends StaffMemberResponse {
  /** Hand it over yourself: it is shown this once, works for 7 days and must be replaced at the first sign-in. Absent in a replay. */
  oneTimePassword?: string;

  static hired(member: StaffMember, oneTimePassword: string | undefined): HiredResponse {
    return { ...StaffMemberResponse.of(member), oneTimePassword };
  }
}

export class PasswordResetResponse {
  staffId: string;
  /** Hand it over yourself: it is shown this once and must be replaced at the first sign-in. Absent in a replay. */
  oneTimePassword?: string;
  /** ISO 8601; after it the one-time password is dead. */
  expiresAt: string;

  static of(reset: SetupPassword): PasswordResetResponse {
    return { staffId: reset.staffId, oneTimePassword: reset.oneTimePassword, expiresAt: reset.expiresAt.toISOString() };
  }
}
