import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MAIN = resolve(__dirname, '..', '..', 'dist', 'src', 'main.js');

export interface WorkerProcess {
  readonly killed: () => Promise<void>;
  /** SIGTERM; answers the exit code. */
  readonly stopped: () => Promise<number | null>;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done(child.exitCode) : child.once('exit', done)));

/** The built server on a given database, so much later: it sends what is due by then. */
export const startWorker = async (databaseUrl: string, env: Readonly<Record<string, string>>, aheadMinutes: number): Promise<WorkerProcess> => {
  if (!existsSync(MAIN)) throw new Error('no dist/: run npm run build first');
  const child = spawn(process.execPath, ['--require', join(__dirname, 'clock-ahead.cjs'), MAIN], {
    env: { PATH: process.env.PATH ?? '', TZ: process.env.TZ ?? '', CLOCK_AHEAD_MS: String(aheadMinutes * 60_000), DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: '3', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = exitOf(child);
  while (child.exitCode === null && child.signalCode === null && !printed.includes('Rhomboid is up')) await pause(20);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`exit ${child.exitCode}: ${printed}`);
  return {
    killed: async () => { child.kill('SIGKILL'); await exited; },
    stopped: () => { child.kill('SIGTERM'); return exited; },
  };
};
