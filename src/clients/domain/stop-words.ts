/** One of them alone in a text, whatever stands around it. */
const STOP_WORDS = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'ALTO', 'PARAR', 'BAJA', 'CANCELAR']);

export const asksToStop = (text: string): boolean => STOP_WORDS.has(text.replace(/[^\p{L}]/gu, '').toUpperCase());
