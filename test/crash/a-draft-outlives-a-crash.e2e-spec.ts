import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../support/client';
import { killDatabase, startServer, type ServerProcess } from '../support/server-process';

const PATIENCE = 180_000;
jest.setTimeout(PATIENCE);

describe('a draft while the power goes', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rhomboid-draft-'));
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer(dataDir);
  }, PATIENCE);
  afterAll(async () => {
    await server.stopped();
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE);

  it('keeps every word that was acknowledged, server and database killed while it is typed; the signature comes whole or not at all', async () => {
    let ana: Client = await server.as('ana');
    const { body: client } = await ana.post('/clients', { givenName: 'Ida', familyName: 'Nwosu', dateOfBirth: '1980-01-31', duplicateChecked: true });
    const { body: note } = await ana.post(`/clients/${client.id}/session-notes`, { kind: 'treatment_not_given' });
    let version = 1;
    let acknowledged = '';
    const type = async (): Promise<void> => {
      for (let words = 1; ; words++) {
        const text = Array.from({ length: words }, (_, at) => `word${at}`).join(' ');
        const { status, body } = await ana.put(`/session-notes/${note.id}/sections/notGiven`, { notGiven: { reason: 'client_unwell', text } }, { ifMatch: version });
        if (status !== 200) return;
        [version, acknowledged] = [body.version, text];
        if (words === 25) setImmediate(() => killDatabase(dataDir));
      }
    };
    await type().catch(() => undefined);
    await server.killed();
    expect(acknowledged.split(' ').length).toBeGreaterThanOrEqual(25);

    server = await startServer(dataDir);
    ana = await server.as('ana');
    const found = (await ana.get(`/session-notes/${note.id}`)).body;
    // Of the save that nobody acknowledged all is there, or nothing.
    expect([acknowledged, `${acknowledged} word${acknowledged.split(' ').length}`]).toContain(found.sections.notGiven.text);
    expect((await ana.get('/unsigned-notes')).body.items.map(({ id }: any) => id)).toContain(note.id);

    const signing = ana.post(`/session-notes/${note.id}/signature`, {}, { ifMatch: found.version }).catch(() => undefined);
    await server.killed();
    const answer = await signing;
    server = await startServer(dataDir);
    ana = await server.as('ana');
    const after = (await ana.get(`/session-notes/${note.id}`)).body;
    expect(['draft', 'signed']).toContain(after.status);
    if (answer) expect([answer.status, after.status]).toEqual([201, 'signed']);
    expect([after.signature === null, after.sections]).toEqual([after.status === 'draft', found.sections]);
    const signed = after.status === 'draft' ? (await ana.post(`/session-notes/${note.id}/signature`, {}, { ifMatch: after.version })).body : after;
    expect([signed.status, signed.signature.content.sections.notGiven.text]).toEqual(['signed', found.sections.notGiven.text]);
  });
});
