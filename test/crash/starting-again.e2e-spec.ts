import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killDatabase, postmasterOf, startServer, type ServerProcess } from '../support/server-process';

const PATIENCE = 180_000;
jest.setTimeout(PATIENCE);

describe('npm start', () => {
  const [here, beside] = [mkdtempSync(join(tmpdir(), 'rhomboid-start-')), mkdtempSync(join(tmpdir(), 'rhomboid-start-'))];
  let server: ServerProcess | undefined;
  afterAll(async () => {
    await server?.stopped();
    for (const folder of [here, beside]) rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  /** Of those taken on here: the demo clinic has its own. Signing in with the password that this start printed, too. */
  const clients = async (): Promise<string[]> => {
    const { body } = await (await server?.as('dee'))!.get('/clients');
    return body.items.map(({ familyName }: { familyName: string }) => familyName).filter((name: string) => ['Nwosu', 'Lund'].includes(name));
  };
  const takeOn = async (at: ServerProcess, familyName: string): Promise<void> => {
    expect((await (await at.as('dee')).post('/clients', { givenName: 'Ida', familyName, dateOfBirth: '1980-01-31' })).status).toBe(201);
  };

  it('comes up on an empty folder, tells how to sign in, and finds its data the second time', async () => {
    server = await startServer(here);
    await takeOn(server, 'Nwosu');
    expect(await server.stopped()).toBe(0);
    expect(() => postmasterOf(here)).toThrow('ENOENT');
    server = await startServer(here);
    expect(await clients()).toEqual(['Nwosu']);
  });

  it('runs a second copy beside it, each with its own data; and refuses one on the same folder, or on a port in use', async () => {
    const second = await startServer(beside);
    expect(second.url).not.toBe(server?.url);
    await takeOn(second, 'Lund');
    expect(await clients()).toEqual(['Nwosu']);
    await expect(startServer(here)).rejects.toThrow(/exit 1: .*\nAnother copy \(process \d+\) already uses .*Set DATA_DIR and PORT/s);
    expect(await clients()).toEqual(['Nwosu']);
    expect(await second.stopped()).toBe(0);
    expect(() => postmasterOf(beside)).toThrow('ENOENT');
  });

  it('says which port is taken, and leaves no database running behind', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    await expect(startServer(beside, port)).rejects.toThrow(new RegExp(`exit 1: .*Port ${port} is in use.*PORT`, 's'));
    await new Promise((done) => taken.close(done));
    expect(() => postmasterOf(beside)).toThrow('ENOENT');
  });

  it('starts after kill -9, taking over the database that is still up', async () => {
    const postmaster = postmasterOf(here);
    await server?.killed();
    server = await startServer(here);
    expect(postmasterOf(here)).toBe(postmaster);
    expect(await clients()).toEqual(['Nwosu']);
  });

  it('starts after kill -9 of both, though other programs run under the numbers that their pid files name', async () => {
    killDatabase(here);
    await server?.killed();
    // This very process, which is Node and alive, and is neither the app nor the database.
    const file = join(here, 'postgres', 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    const mark = readFileSync(join(here, 'app.pid'), 'utf8');
    writeFileSync(join(here, 'app.pid'), mark.replace(/^\d+/, String(process.pid)));
    server = await startServer(here);
    expect(await clients()).toEqual(['Nwosu']);
  });
});
