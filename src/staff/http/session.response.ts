import { ROLES, type Role } from '../domain/roles';
import type { Me } from '../sessions';
import { ApiProperty } from '@nestjs/swagger';

export class ClinicResponse {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  emergencyNumber: string;
  /** IANA name. */
  timezone: string;
  locale: string;
}

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
  clinic: {
    id: clinic.id,
    name: clinic.name,
    country: clinic.country,
    emergencyNumber: clinic.emergencyNumber,
    timezone: clinic.timezone,
    locale: clinic.locale,
  },
  mustChangePassword: member.awaitsFirstSignIn,
});
