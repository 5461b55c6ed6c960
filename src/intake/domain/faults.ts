import type { Locale, LocalizedText } from './form';

/** Each says what would be valid; `{min}`, `{max}` and `{unit}` are filled in. */
const MESSAGES = {
  unknown_question: { en: 'This form has no such question.', es: 'Este formulario no tiene esa pregunta.' },
  malformed: {
    en: 'Send either a value, or why there is none: not_sure, prefer_not_to_say or skipped.',
    es: 'Envíe un valor, o la razón por la que no lo hay: not_sure, prefer_not_to_say o skipped.',
  },
  state_not_allowed: { en: 'This question cannot be left open in that way.', es: 'Esta pregunta no se puede dejar abierta de esa manera.' },
  required: { en: 'Please answer this question, or choose "Not sure" where it is offered.', es: 'Responda esta pregunta o elija "No lo sé" si aparece.' },
  needs_yes_no: { en: 'Answer yes or no (true or false).', es: 'Responda sí o no (true o false).' },
  needs_text: { en: 'Type a text of at most {max} characters.', es: 'Escriba un texto de {max} caracteres como máximo.' },
  unstorable_text: { en: 'Remove the characters that cannot be stored.', es: 'Quite los caracteres que no se pueden guardar.' },
  needs_number: { en: 'Type a number from {min} to {max} {unit}.', es: 'Escriba un número de {min} a {max} {unit}.' },
  needs_whole_number: { en: 'Type a whole number from {min} to {max} {unit}.', es: 'Escriba un número entero de {min} a {max} {unit}.' },
  needs_date: { en: 'Type a date that exists, as year-month-day: 2026-05-17.', es: 'Escriba una fecha que exista, como año-mes-día: 2026-05-17.' },
  needs_option: { en: 'Choose one of the answers offered.', es: 'Elija una de las respuestas que se ofrecen.' },
  needs_options: { en: 'Choose one or more of the answers offered, each once.', es: 'Elija una o más de las respuestas que se ofrecen, cada una una sola vez.' },
  exclusive_option: { en: 'This answer cannot be combined with others: choose it alone.', es: 'Esta respuesta no se combina con otras: elíjala sola.' },
  needs_marks: { en: 'Mark from 1 to {max} places on the body.', es: 'Marque de 1 a {max} lugares en el cuerpo.' },
  mark_malformed: {
    en: 'Each mark needs a place, a side, at least one kind of pain from the list, and a number from 0 to 10. Mark the same place and side once.',
    es: 'Cada marca necesita un lugar, un lado, al menos un tipo de dolor de la lista y un número de 0 a 10. Marque el mismo lugar y lado una sola vez.',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type FaultCode = keyof typeof MESSAGES;

/** What is wrong with the answer to one question. Never holds the answer itself. */
export type Fault = Readonly<{ linkId: string; code: FaultCode; limits?: Readonly<{ min?: number; max?: number; unit?: LocalizedText }> }>;

export const faultMessage = ({ code, limits = {} }: Fault, locale: Locale): string =>
  MESSAGES[code][locale]
    .replace('{min}', String(limits.min ?? ''))
    .replace('{max}', String(limits.max ?? ''))
    .replace(/ \{unit\}/, limits.unit ? ` ${limits.unit[locale] ?? limits.unit.en}` : '');
