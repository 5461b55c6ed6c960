import { changedFields } from './changes';

describe('what an edit changes', () => {
  const ana = { displayName: 'Ana Flores', roles: ['therapist'] };

  it('is every field that comes out different', () => {
    expect(changedFields(ana, { displayName: 'Ana Flores-Ruiz', roles: ['therapist', 'owner'] })).toEqual(['displayName', 'roles']);
  });

  it('is nothing where the same is said again or nothing is said', () => {
    expect(changedFields(ana, { displayName: 'Ana Flores', roles: undefined })).toEqual([]);
    expect(changedFields(ana, {})).toEqual([]);
  });
});
