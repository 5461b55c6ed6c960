import type { Template } from '../../../notifications';
import type { Occasion } from '../../domain/reach';

const FIELDS = ['clinic', 'when', 'link'] as const;
export type ShortTemplate = Template<(typeof FIELDS)[number]>;

const template = (text: string): ShortTemplate => ({ subject: '', text, fields: FIELDS });

/** For a text message: one of 160 letters, so far as the address of the server is not long. No name, no service, no word of health. */
export const SHORT_TEXTS: Readonly<Record<'en' | 'es', Readonly<Record<Occasion, ShortTemplate>>>> = {
  en: {
    booked: template('{clinic}: your visit is {when}. Change: {link}'),
    offered: template('{clinic}: {when} is free. Yours for 2 hours: {link}'),
    pencilled: template('{clinic}: we keep {when} for you. Please do your forms. {link}'),
    requested: template('{clinic}: we got your request for {when} and will answer soon.'),
    moved: template('{clinic}: your visit is now {when}. Change: {link}'),
    off: template('{clinic}: your visit {when} does not take place. We are glad to find another time.'),
    reminder: template('{clinic}: see you {when}. Change: {link} STOP ends texts'),
    check: template('{clinic}: before your visit {when}, a few short questions, two minutes: {link}'),
  },
  es: {
    booked: template('{clinic}: su cita es el {when}. Cambiar: {link}'),
    offered: template('{clinic}: libre el {when}. Suya por 2 horas: {link}'),
    pencilled: template('{clinic}: le guardamos el {when}. Complete sus formularios. {link}'),
    requested: template('{clinic}: recibimos su solicitud para el {when}. Le responderemos pronto.'),
    moved: template('{clinic}: su cita es ahora el {when}. Cambiar: {link}'),
    off: template('{clinic}: su cita del {when} no se realizará. Con gusto buscamos otra hora.'),
    reminder: template('{clinic}: le esperamos el {when}. Cambiar: {link} ALTO: no más'),
    check: template('{clinic}: antes de su cita el {when}, unas preguntas breves, dos minutos: {link}'),
  },
};

/** In the zone of the place that people come to, and named. */
export const shortWhenOf = (at: Date, timezone: string, locale: 'en' | 'es'): string =>
  new Intl.DateTimeFormat(locale === 'es' ? 'es' : 'en-US', {
    timeZone: timezone, weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  }).format(at);

