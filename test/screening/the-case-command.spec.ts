import { holdAgainst } from '../../scripts/case-file';

const file = (cases: unknown) => () => JSON.stringify({ cases });
const good = { id: 'X1', answers: { saddle_numb: 'new' }, expected_min: 'emergency_now', expected_max: 'emergency_now' };

describe('npm run -s cases', () => {
  it('prints a line for each case and a last line, and exits 0 when all passed', () => {
    const { status, out, error } = holdAgainst(['screening', 'f.json'], file([good]));
    const [line, last, rest] = out.split('\n');
    expect({ status, error, last, rest }).toEqual({ status: 0, error: '', last: '1 passed, 0 failed', rest: '' });
    expect(JSON.parse(line ?? '')).toMatchObject({ id: 'X1', passed: true, got: { level: 'emergency_now', findings: ['CES-01', 'CI-DEFAULT'] }, expected: { min: 'emergency_now', max: 'emergency_now' } });
  });

  it('exits 1 when a case failed, and runs the others', () => {
    const { status, out } = holdAgainst(['screening', 'f.json'], file([{ ...good, expected_max: 'proceed', expected_min: 'proceed' }, good]));
    expect([status, out.trimEnd().split('\n').at(-1)]).toEqual([1, '1 passed, 1 failed']);
  });

  it('takes an unknown word as an error of that case', () => {
    const { status, out } = holdAgainst(['screening', 'f.json'], file([{ ...good, answers: { nope: 'yes' } }, null, good]));
    const [first, second] = out.split('\n').map((line) => (line.startsWith('{') ? JSON.parse(line) : line));
    expect(status).toBe(1);
    expect(first).toEqual({ id: 'X1', passed: false, got: { error: 'unknown question "nope"' }, expected: { min: 'emergency_now', max: 'emergency_now' } });
    expect(second).toMatchObject({ id: 'undefined', passed: false });
  });

  it.each<[string, readonly string[], () => string]>([
    ['no engine', [], file([])],
    ['an engine that does not exist', ['toString', 'f.json'], file([])],
    ['no file', ['screening'], file([])],
    ['a file that is no JSON', ['screening', 'f.json'], () => '{'],
    ['a file without cases', ['screening', 'f.json'], () => '{}'],
    ['a file that holds nothing', ['screening', 'f.json'], () => 'null'],
    [
      'a file that is not there',
      ['screening', 'f.json'],
      () => {
        throw new Error('ENOENT');
      },
    ],
  ])('exits 2 with %s', (_, args, read) => {
    const { status, out, error } = holdAgainst(args, read);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).not.toBe('');
  });
});
