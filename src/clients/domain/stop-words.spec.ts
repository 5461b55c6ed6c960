import { asksToStop } from './stop-words';

describe('a text that asks to stop', () => {
  it.each(['STOP', 'stop', ' Stop. ', '"STOP"', 'Alto', 'baja!'])('%j does', (text) => {
    expect(asksToStop(text)).toBe(true);
  });

  it.each(['', 'Do not stop', 'Can I cancel my visit?', 'STOPP', 'ok'])('%j does not', (text) => {
    expect(asksToStop(text)).toBe(false);
  });
});
