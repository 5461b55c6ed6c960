import Sequencer from '@jest/test-sequencer';

/** What takes longest, longest first: on a fresh clone Jest knows no times, and a long file begun last keeps one core idle. */
const LONG = [
  'test/web/clients-fill', 'test/web/every-screen', 'test/architecture/bad-bodies', 'test/booking/a-storm', 'test/architecture/every-route', 'test/crash/kill-nine', 'test/crash/a-worker',
  'test/architecture/no-plan', 'test/crash/', 'test/clinical/every-rule', 'test/web/', 'test/architecture/boundaries', 'test/booking/', 'test/screening/', 'test/',
];

const rankOf = ({ path }) => LONG.findIndex((part) => path.includes(part)) >>> 0;

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : 1));
  }
}
