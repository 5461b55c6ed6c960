import type { Template } from '../../../notifications';

const FORM_FIELDS = ['clinic', 'when', 'until', 'address', 'form', 'link'] as const;
const LINK_FIELDS = ['name', 'clinic', 'until', 'link'] as const;
type FormTemplate = Template<(typeof FORM_FIELDS)[number]>;
type LinkTemplate = Template<(typeof LINK_FIELDS)[number]>;

const form = (subject: string, ...lines: readonly string[]): FormTemplate => ({ subject, text: `${lines.join('\n')}\n`, fields: FORM_FIELDS });
const link = (subject: string, ...lines: readonly string[]): LinkTemplate => ({ subject, text: `${lines.join('\n')}\n`, fields: LINK_FIELDS });

/** No name in the first: whoever typed this address may have typed any name with it. */
export const ONLINE_TEXTS: Readonly<Record<'en' | 'es', Readonly<{ form: FormTemplate; link: LinkTemplate }>>> = {
  en: {
    form: form(
      'We are keeping a time for you', 'Hello,', '', '{clinic} is keeping this time for you: {when}.', '{address}', '',
      'To make it yours, please fill in our form by {until}:', '{form}', '', 'To look at your visit: {link}', '',
      'Was it not you? Then do nothing. The time will be free again.', '', '{clinic}',
    ),
    link: link('Book your visit', 'Hello {name},', '', 'with this link you can book your next visit to {clinic} yourself, until {until}:', '{link}', '', 'The link is yours alone. Please do not pass it on.', '', '{clinic}'),
  },
  es: {
    form: form(
      'Le guardamos una hora', 'Hola:', '', '{clinic} le guarda esta hora: {when}.', '{address}', '',
      'Para que sea suya, complete nuestro formulario antes del {until}:', '{form}', '', 'Para ver su cita: {link}', '',
      '¿No fue usted? Entonces no haga nada. La hora quedará libre.', '', '{clinic}',
    ),
    link: link('Reserve su cita', 'Hola {name}:', '', 'con este enlace puede reservar su próxima cita en {clinic}, hasta el {until}:', '{link}', '', 'El enlace es solo para usted. No lo comparta, por favor.', '', '{clinic}'),
  },
};
