import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client as Connection } from 'pg';
import { Client } from './client';

const MAIN = resolve(__dirname, '..', '..', 'dist', 'src', 'main.js');

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** A browser that signed in to the demo clinic, by the name before the @. */
  readonly as: (name: string) => Promise<Client>;
  readonly killed: () => Promise<void>;
  /** SIGTERM; answers the exit code. */
  readonly stopped: () => Promise<number | null>;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done(child.exitCode) : child.once('exit', done)));

/** What `npm start` runs. Rejects with what it printed where it does not come up. */
export const startServer = async (dataDir: string, port = 0): Promise<ServerProcess> => {
  if (!existsSync(MAIN)) throw new Error('no dist/: run npm run build first');
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = exitOf(child);
  while (child.exitCode === null && child.signalCode === null && !/Rhomboid is up[\s\S]*session\n/.test(printed)) await pause(20);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`exit ${child.exitCode}: ${printed}`);
  const url = (/up at (\S+)/.exec(printed)?.[1] ?? '').replace('localhost', '127.0.0.1');
  const passwordOf = (name: string): string => new RegExp(`${name}@\\S+\\s+(\\S+)`).exec(printed)?.[1] ?? '';
  return {
    url, pid: child.pid ?? 0,
    as: async (name) => {
      const browser = new Client(url);
      const { status } = await browser.post('/session', { email: `${name}@alder.example`, password: passwordOf(name) });
      if (status !== 201) throw new Error(`${name} could not sign in: ${status}`);
      return browser;
    },
    killed: async () => { child.kill('SIGKILL'); await exited; },
    stopped: () => { child.kill('SIGTERM'); return exited; },
  };
};

const postmasterLines = (dataDir: string): string[] => readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
export const postmasterOf = (dataDir: string): number => Number(postmasterLines(dataDir)[0]);

/** The parent of a process is the fourth word of its stat, after a name in brackets. */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1]) === parent;
    } catch {
      return false;
    }
  }).map(Number);

/** The postmaster and every backend at once, as a power cut would. */
export const killDatabase = (dataDir: string): void => {
  const postmaster = postmasterOf(dataDir);
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with the others.
    }
  }
};

/** Superuser of the embedded server: sees what is really stored. */
export const openDatabase = async (dataDir: string): Promise<Connection> => {
  const password = readFileSync(join(dataDir, 'admin-password'), 'utf8').trim();
  const client = new Connection({ connectionString: `postgres://postgres:${password}@127.0.0.1:${postmasterLines(dataDir)[3]}/rhomboid` });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
