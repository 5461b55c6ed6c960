import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const fileOf = (dataFolder: string): string => join(dataFolder, 'postmaster.pid');

/** What a running server wrote to postmaster.pid: its process and port. */
export const runningPostmaster = (dataFolder: string): { pid: number; port: number } | undefined => {
  let lines: string[];
  try {
    lines = readFileSync(fileOf(dataFolder), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return isAlive(pid) && isPostgres(pid) ? { pid, port } : undefined;
};

/** No process has it: Linux ends at 2^22. */
const NO_PROCESS = 2_147_483_646;

/**
 * After a crash another program may run under the number in postmaster.pid, and Postgres would not start. The file
 * stays, with a number that nobody has: by its other lines Postgres sees whether old backends still use the data.
 */
export const disownStalePidFile = (dataFolder: string): void => {
  const file = fileOf(dataFolder);
  if (!existsSync(file) || runningPostmaster(dataFolder)) return;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(NO_PROCESS)));
};

const ofProcess = (pid: number, name: 'cmdline' | 'stat'): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
};

const isPostgres = (pid: number): boolean => ofProcess(pid, 'cmdline')?.includes('postgres') ?? true;

/** When this process began, so that another one under the same number is told apart; empty where there is no /proc. */
export const beginningOf = (pid: number): string => ofProcess(pid, 'stat')?.replace(/^.*\) /s, '').split(' ')[19] ?? '';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether anything listens there: a zombie postmaster looks alive, but its port does not answer. */
export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (up: boolean): void => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.setTimeout(500, () => done(false));
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
