export const ROLES = ['owner', 'therapist', 'front_desk'] as const;
export type Role = (typeof ROLES)[number];

const OF_ROLE: Readonly<Record<Role, readonly string[]>> = {
  owner: [
    'staff:read', 'staff:manage', 'clinic:manage', 'audit:read',
    'clients:read', 'clients:write', 'intake:invite', 'gate:read', 'techniques:read', 'techniques:manage', 'rules:manage',
    'booking:read', 'booking:write', 'booking:manage', 'outcomes:read', 'notes:privacy', 'note-templates:read', 'note-templates:write',
  ],
  therapist: [
    'staff:read', 'clients:read', 'clients:write', 'clients:health', 'intake:invite', 'intake:read',
    'screening:read', 'screening:review', 'rules:manage', 'gate:read', 'techniques:read', 'plans:read', 'plans:write', 'plans:approve',
    'booking:read', 'booking:write', 'notes:read', 'notes:write', 'notes:sign', 'notes:privacy', 'note-templates:read', 'note-templates:write', 'outcomes:read',
  ],
  front_desk: ['staff:read', 'clients:read', 'clients:write', 'intake:invite', 'gate:read', 'techniques:read', 'booking:read', 'booking:write'],
};

const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

/** What these roles together may do. A role that is not known may do nothing. */
export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.filter(isRole).flatMap((role) => OF_ROLE[role]));
