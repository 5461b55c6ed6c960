import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../domain/roles';
import type { Me } from '../sessions';
import { ClinicResponse } from './clinic.response';

export class SessionResponse {
  staffId: string;
  displayName: string;
  email: string;
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: Role[];
  permissions: string[];
  clinic: ClinicResponse;
  /** True after signing in with a one-time password: nothing else is open until it is changed. */
  mustChangePassword: boolean;
}

export const sessionResponse = ({ member, clinic, permissions }: Me): SessionResponse => ({
  staffId: member.id,
  displayName: member.displayName,
  email: member.email,
  roles: [...member.roles],
  permissions: [...permissions].sort(),
  clinic: ClinicResponse.of(clinic),
  mustChangePassword: member.awaitsFirstSignIn,
});
