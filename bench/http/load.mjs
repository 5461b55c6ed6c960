import { readdirSync, readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const TICK_US = 10_000;

/** CPU time of a process in microseconds, from /proc; its own, or with that of its ended children. Linux only. */
const cpuOf = (stat, withChildren) => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, withChildren ? 15 : 13).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), us: ticks * TICK_US };
};
const statOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
};

export const cpuOfProcess = (pid) => {
  const stat = statOf(pid);
  return stat ? cpuOf(stat, false).us : NaN;
};

/** The postmaster and all its backends, also those that have ended. */
export const cpuOfPostgres = (postmaster) => {
  const own = statOf(postmaster);
  if (!own) return NaN;
  const backends = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter(Boolean).map((stat) => cpuOf(stat, false));
  return cpuOf(own, true).us + backends.reduce((sum, { parent, us }) => (parent === postmaster ? sum + us : sum), 0);
};

/** One round against one server: requests per second, median latency, and CPU per request of node and of Postgres. */
export const round = async ({ url, pid }, postmaster, kind, { seconds, connections, amount }) => {
  const before = [cpuOfProcess(pid), cpuOfPostgres(postmaster)];
  const result = await autocannon({
    url,
    connections,
    ...(amount ? { amount } : { duration: seconds }),
    requests: [{ method: kind.method, setupRequest: (request) => ({ ...request, ...kind.next() }) }],
  });
  const after = [cpuOfProcess(pid), cpuOfPostgres(postmaster)];
  const answered = result['2xx'];
  if (answered === 0 || result.non2xx + result.errors > 0)
    throw new Error(`${kind.name} at ${url}: ${answered} answered, ${result.non2xx} refused, ${result.errors} failed`);
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    node: (after[0] - before[0]) / answered,
    postgres: (after[1] - before[1]) / answered,
  };
};

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
};
