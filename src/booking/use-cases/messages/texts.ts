import type { Template } from '../../../notifications';
import type { Occasion } from '../../domain/reach';

const FIELDS = ['name', 'clinic', 'when', 'before', 'address', 'link', 'stop'] as const;
type Field = (typeof FIELDS)[number];
export type VisitTemplate = Template<Field>;

const template = (subject: string, ...lines: readonly string[]): VisitTemplate => ({ subject, text: `${lines.join('\n')}\n`, fields: FIELDS });

/** Clinic, time, place, link. Not what for, not with whom, no word of health. */
export const TEXTS: Readonly<Record<'en' | 'es', Readonly<Record<Occasion, VisitTemplate>>>> = {
  en: {
    booked: template('Your visit on {when}', 'Hello {name},', '', 'your visit to {clinic} is booked: {when}.', '{address}', '', 'To move or cancel it: {link}', '', '{clinic}'),
    offered: template('A time has become free', 'Hello {name},', '', 'a time that you were waiting for has become free: {when}. We keep it for you for two hours; take it here: {link}', '', '{clinic}'),
    pencilled: template('We are keeping a time for you', 'Hello {name},', '', 'we are keeping {when} for you. Please complete your forms: the time is yours once they are done.', '{address}', '', 'Your visit: {link}', '', '{clinic}'),
    requested: template('We received your request', 'Hello {name},', '', 'we received your request for {when} and will answer soon.', '', 'Your request: {link}', '', '{clinic}'),
    moved: template('Your visit has moved to {when}', 'Hello {name},', '', 'your visit to {clinic} has moved.', 'Before: {before}', 'Now: {when}', '{address}', '', 'To move or cancel it: {link}', '', '{clinic}'),
    off: template('Your visit on {when} does not take place', 'Hello {name},', '', 'your visit to {clinic} on {when} does not take place. We are glad to find another time with you.', '', '{clinic}'),
    reminder: template('Reminder: your visit on {when}', 'Hello {name},', '', 'we look forward to seeing you: {when}.', '{address}', '', 'To move or cancel it: {link}', '', '{clinic}', '', 'No more reminders by e-mail: {stop}'),
    check: template('Before your visit on {when}', 'Hello {name},', '', 'before your visit to {clinic} on {when}: a few short questions, about two minutes.', '', '{link}', '', 'Please answer before you come, so that we can begin on time. The link is yours alone.', '', '{clinic}'),
  },
  es: {
    booked: template('Su cita del {when}', 'Hola {name}:', '', 'su cita en {clinic} está reservada: {when}.', '{address}', '', 'Para cambiarla o cancelarla: {link}', '', '{clinic}'),
    offered: template('Quedó libre una hora', 'Hola {name}:', '', 'quedó libre una hora que usted esperaba: {when}. Se la guardamos dos horas; resérvela aquí: {link}', '', '{clinic}'),
    pencilled: template('Le guardamos una hora', 'Hola {name}:', '', 'le guardamos {when}. Complete por favor sus formularios: la hora es suya cuando estén listos.', '{address}', '', 'Su cita: {link}', '', '{clinic}'),
    requested: template('Recibimos su solicitud', 'Hola {name}:', '', 'recibimos su solicitud para {when} y le responderemos pronto.', '', 'Su solicitud: {link}', '', '{clinic}'),
    moved: template('Su cita ha cambiado al {when}', 'Hola {name}:', '', 'su cita en {clinic} ha cambiado.', 'Antes: {before}', 'Ahora: {when}', '{address}', '', 'Para cambiarla o cancelarla: {link}', '', '{clinic}'),
    off: template('Su cita del {when} no se realizará', 'Hola {name}:', '', 'su cita en {clinic} del {when} no se realizará. Con gusto buscamos otra hora con usted.', '', '{clinic}'),
    reminder: template('Recordatorio: su cita del {when}', 'Hola {name}:', '', 'le esperamos: {when}.', '{address}', '', 'Para cambiarla o cancelarla: {link}', '', '{clinic}', '', 'Para no recibir más recordatorios por correo: {stop}'),
    check: template('Antes de su cita del {when}', 'Hola {name}:', '', 'antes de su cita en {clinic} del {when}: unas preguntas breves, unos dos minutos.', '', '{link}', '', 'Respóndalas por favor antes de venir, para que podamos empezar a tiempo. El enlace es solo para usted.', '', '{clinic}'),
  },
};

/** For an address that is perhaps somebody else's. */
export const withoutName = (words: VisitTemplate): VisitTemplate => ({ ...words, text: words.text.replace(' {name}', '') });

/** In the zone of the place that people come to, and named. */
export const whenOf = (at: Date, timezone: string, locale: 'en' | 'es'): string =>
  new Intl.DateTimeFormat(locale === 'es' ? 'es' : 'en-US', {
    timeZone: timezone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  }).format(at);
