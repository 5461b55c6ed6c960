import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { binariesFolder } from './binaries';
import { answers, beginningOf, disownStalePidFile, freePort, isAlive, runningPostmaster } from './postmaster';
import { chooseUser, type RunAs } from './run-as';

const run = promisify(execFile);
const START_SECONDS = 60;

export interface EmbeddedPostgres {
  /** Superuser of this private server; migrations create the other roles. */
  readonly adminUrl: (database?: string) => string;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute folder; created if missing. */
  readonly folder: string;
  /** Tests only: no fsync, data may be lost on a crash. */
  readonly disposable?: boolean;
}

/** Starts a private Postgres on a free loopback port, or adopts the one that already serves this folder. */
export const startEmbeddedPostgres = async ({ folder, disposable = false }: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const data = join(folder, 'postgres');
  const user = chooseUser();
  makeFolder(folder, user);
  holdFolder(folder);
  const password = passwordOf(folder, user);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(data, folder, user, disposable);
  const port = (await adopt(data)) ?? (await start(data, folder, user, disposable));
  return {
    adminUrl: (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await pgCtl(user, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']);
      rmSync(join(folder, 'app.pid'), { force: true });
    },
  };
};

const makeFolder = (folder: string, user: RunAs): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined) chownSync(folder, user.uid, user.uid);
};

/** One app per folder: a second one would stop the database under the first. */
const holdFolder = (folder: string): void => {
  const file = join(folder, 'app.pid');
  const [pid = 0, beginning] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  const holder = Number(pid);
  if (holder && holder !== process.pid && isAlive(holder) && beginningOf(holder) === beginning)
    throw new Error(`Another copy (process ${holder}) already uses ${folder}. Set DATA_DIR and PORT to run a second one beside it.`);
  writeFileSync(file, `${process.pid} ${beginningOf(process.pid)}`);
};

const passwordOf = (folder: string, user: RunAs): string => {
  const file = join(folder, 'admin-password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user.uid !== undefined) chownSync(file, user.uid, user.uid);
  }
  return readFileSync(file, 'utf8').trim();
};

const initialise = async (data: string, folder: string, user: RunAs, disposable: boolean): Promise<void> => {
  // A half-made cluster of an interrupted first start has no PG_VERSION at its end: begin again.
  rmSync(data, { recursive: true, force: true });
  await runProgram(user, 'initdb', [
    ...['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${join(folder, 'admin-password')}`],
    ...['--encoding=UTF8', '--locale=C', '--data-checksums', ...(disposable ? ['--no-sync'] : [])],
  ]);
};

const adopt = async (data: string): Promise<number | undefined> => {
  for (let i = 0; i < 40; i++) {
    const running = runningPostmaster(data);
    if (!running) return undefined;
    if (await answers(running.port)) return running.port;
    await pause(100);
  }
  return undefined;
};

const start = async (data: string, folder: string, user: RunAs, disposable: boolean): Promise<number> => {
  const port = await freePort();
  disownStalePidFile(data);
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", 'max_connections=200', 'shared_buffers=128MB'];
  if (disposable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const options = settings.map((s) => `-c ${s.endsWith('=') ? `${s}''` : s}`).join(' ');
  await pgCtl(user, ['start', '-D', data, '-w', '-t', String(START_SECONDS), '-l', join(folder, 'postgres.log'), '-o', options]);
  return port;
};

const pgCtl = (user: RunAs, args: string[]): Promise<unknown> => runProgram(user, 'pg_ctl', args);

const runProgram = async (user: RunAs, name: string, args: string[]): Promise<unknown> => {
  const [program, ...rest] = [...user.prefix, join(binariesFolder(), name), ...args];
  const options = { ...(user.uid === undefined ? {} : { uid: user.uid, gid: user.uid }), cwd: '/' };
  return run(program!, rest, options);
};
