import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';

export const ACCESS = Symbol('access');

/** How a route may be reached. A route without one is refused to everybody. */
export type Access =
  | Readonly<{ kind: 'public'; why: string }>
  /** Any signed-in member of the clinic. */
  | Readonly<{ kind: 'staff' }>
  | Readonly<{ kind: 'permission'; permission: string }>
  /** The client who holds an intake link; `verified` after the second check. */
  | Readonly<{ kind: 'intake'; verified: boolean }>;

const access = (value: Access, ...more: (MethodDecorator & ClassDecorator)[]) =>
  applyDecorators(SetMetadata(ACCESS, value), ApiExtension('x-access', value), ...more);

/** Only staff whose role holds this permission. */
export const RequirePermission = (permission: string) => access({ kind: 'permission', permission }, ApiSecurity('session'));

export const SignedIn = () => access({ kind: 'staff' }, ApiSecurity('session'));

export const Public = (why: string) => access({ kind: 'public', why });

export const IntakeLink = (options: { verified: boolean }) =>
  access({ kind: 'intake', ...options }, ApiSecurity(options.verified ? 'intakeAccess' : 'intakeLink'));
