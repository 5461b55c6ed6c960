import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const OF_NETWORK = 4;

/** Whom to count for an address: of IPv6 the first 64 bits, since a household has all the addresses behind them. */
export const networkOf = (address: string): string => {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', ...more] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  // What `::` leaves out is zero; of what follows it only few can reach the first four.
  const tail = more.join('').split(':').filter((group) => group !== '');
  const all = more.length === 0 ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - tail.length)).fill('0'), ...tail];
  return all.slice(0, OF_NETWORK).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};
