import { passwordFault } from './password-policy';

const ANA = { email: 'ana.flores@alder.example', displayName: 'Ana Flores', clinicName: 'Alder Massage' };
const faultOf = (password: string): string | undefined => passwordFault(password, ANA)?.code;

describe('a password', () => {
  it.each(['ana knows seven knots', 'correct otter battery ladder', 'ñandú cruzó la pampa gris', '🦶🦶🦶 nine bare feet on sand', 'x7Kq-mm2P-vv9T-ww3Z'])('may be %p', (password) => {
    expect(faultOf(password)).toBeUndefined();
  });

  it('has 15 characters or more, counted as people count them', () => {
    expect(faultOf('seven herons k')).toBe('too_short');
    expect(faultOf('seven herons kn')).toBeUndefined();
    expect(faultOf('🦶🐦🌊🍂🌙⭐🔥')).toBe('too_short');
  });

  it('has 200 at most', () => {
    const long = 'seven herons '.repeat(16);
    expect(faultOf(long.slice(0, 200))).toBeUndefined();
    expect(faultOf(long.slice(0, 201))).toBe('too_long');
  });

  it('is more than a few characters over and over', () => {
    expect(faultOf('abababababababab')).toBe('too_few_characters');
    expect(faultOf('abcdabcdabcdabcd')).toBe('too_few_characters');
  });

  it.each(['passwordpassword', 'correcthorsebatterystaple', 'Qwertyuiop123456', 'AnaFlores-Alder-2026', 'alder.example ana.flores', 'rhomboid massage clinic'])(
    'is not mostly a common one or words about the person and the clinic, like %p',
    (password) => {
      expect(faultOf(password)).toBe('guessable');
    },
  );

  it('tells how to do better', () => {
    expect(passwordFault('short', ANA)?.message).toBe('Use at least 15 characters. Four or more unrelated words work well; spaces are welcome.');
  });
});
