import { isDeceased, type Archival } from './client';

const archived = (reason: Archival['reason']): { archival: Archival } => ({ archival: { at: new Date('2026-12-01T10:00:00Z'), by: 'dee', reason } });

describe('a client who has died', () => {
  it.each([
    [archived('deceased'), true],
    [archived('moved_away'), false],
    [{ archival: null }, false],
  ])('%j: %s', (client, deceased) => {
    expect(isDeceased(client)).toBe(deceased);
  });
});
