import { emergencyNumberOf } from './emergency-numbers';
import { permissionsOf, ROLES } from './roles';
import { after } from './session-rules';

const HEALTH = ['clients:health', 'intake:read', 'screening:read', 'screening:review', 'plans:read', 'plans:write', 'plans:approve', 'notes:read', 'notes:write', 'notes:sign'];

describe('roles', () => {
  it('keep health data from the front desk, and from an owner who treats nobody', () => {
    for (const role of ['front_desk', 'owner']) expect(HEALTH.filter((permission) => permissionsOf([role]).has(permission))).toEqual([]);
    expect(HEALTH.filter((permission) => !permissionsOf(['therapist']).has(permission))).toEqual([]);
  });

  it('add up, so that a second role never takes away', () => {
    for (const one of ROLES)
      for (const other of ROLES) {
        const both = permissionsOf([one, other]);
        for (const permission of [...permissionsOf([one]), ...permissionsOf([other])]) expect(both.has(permission)).toBe(true);
        expect(both.size).toBe(new Set([...permissionsOf([one]), ...permissionsOf([other])]).size);
      }
  });

  it('that nobody knows may do nothing', () => {
    expect([...permissionsOf(['admin', 'constructor', ''])]).toEqual([]);
  });
});

describe('small facts', () => {
  it('know the emergency number of a country, and when they do not', () => {
    expect(['US', 'GB', 'NZ', 'ES', 'JP'].map(emergencyNumberOf)).toEqual(['911', '999', '111', '112', undefined]);
  });

  it('add milliseconds to a time', () => {
    expect(after(new Date('2026-11-24T23:59:59Z'), 1_000)).toEqual(new Date('2026-11-25T00:00:00Z'));
  });
});
