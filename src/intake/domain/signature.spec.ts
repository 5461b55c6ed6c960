import { signatureFaults, type Signature } from './signature';

const BEN: Signature = { name: 'Ben Park', relationship: 'self' };
const codes = (signature: Signature, minor = false): string[] => signatureFaults(signature, minor).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a signature', () => {
  it('is a typed name, and may be drawn too', () => {
    expect(codes(BEN)).toEqual([]);
    expect(codes({ ...BEN, drawn: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==' })).toEqual([]);
    expect(codes({ ...BEN, name: ' ' })).toEqual(['/signature/name required']);
  });

  it.each([['data:image/svg+xml;base64,AAAA'], ['data:image/png;base64,AAAA'], ['https://example.org/x.png'], [`data:image/png;base64,iVBORw0KGgo${'A'.repeat(150_000)}`]])('is not drawn as %.40s', (drawn) => {
    expect(codes({ ...BEN, drawn })).toEqual(['/signature/drawn not_a_png']);
  });

  it('is a named guardian\'s for somebody under age, and for nobody else by accident', () => {
    expect(codes(BEN, true)).toEqual(['/signature/relationship guardian_required']);
    expect(codes({ name: 'Rosa', relationship: 'guardian' }, true)).toEqual(['/signature/guardianName required']);
    expect(codes({ name: 'Rosa', relationship: 'guardian', guardianName: ' ' }, true)).toEqual(['/signature/guardianName required']);
    expect(codes({ name: 'Rosa', relationship: 'guardian', guardianName: 'Rosa Lopez' }, true)).toEqual([]);
    expect(codes({ name: 'Rosa', relationship: 'guardian', guardianName: 'Rosa Lopez' })).toEqual([]);
    expect(codes({ ...BEN, guardianName: 'Rosa Lopez' })).toEqual(['/signature/guardianName not_expected']);
  });

  it('is asked for in the language of the form', () => {
    const [fault] = signatureFaults(BEN, true);
    expect([fault?.message.en, fault?.message.es]).toEqual([expect.stringContaining('parent or guardian'), expect.stringContaining('padre, madre o tutor')]);
  });
});
