import type { Template } from '../../../notifications';

const FIELDS = ['name', 'clinic', 'address', 'count', 'when', 'link'] as const;
type Part = Template<(typeof FIELDS)[number]>;

const part = (subject: string, ...lines: readonly string[]): Part => ({ subject, text: `${lines.join('\n')}\n`, fields: FIELDS });

/** One mail about many visits, put together from its parts. Clinic, times, place, links: not what for, no word of health. */
export const SERIES_TEXTS: Readonly<Record<'en' | 'es', Readonly<Record<'head' | 'booked' | 'visit' | 'pencilled' | 'off' | 'date' | 'foot', Part>>>> = {
  en: {
    head: part('Your visits: {count} dates', 'Hello {name},', ''),
    booked: part('', 'these visits to {clinic} are booked:', ''),
    visit: part('', '- {when}', '  To move or cancel it: {link}'),
    pencilled: part('', 'we are keeping these times for you until your forms are done:', ''),
    off: part('', 'these visits to {clinic} do not take place:', ''),
    date: part('', '- {when}'),
    foot: part('', '', '{address}', '', '{clinic}'),
  },
  es: {
    head: part('Sus citas: {count} fechas', 'Hola {name}:', ''),
    booked: part('', 'estas citas en {clinic} están reservadas:', ''),
    visit: part('', '- {when}', '  Para cambiarla o cancelarla: {link}'),
    pencilled: part('', 'le guardamos estas horas hasta que sus formularios estén listos:', ''),
    off: part('', 'estas citas en {clinic} no se realizarán:', ''),
    date: part('', '- {when}'),
    foot: part('', '', '{address}', '', '{clinic}'),
  },
};
