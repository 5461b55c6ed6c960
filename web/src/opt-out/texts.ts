import type { Locale } from '../form/intake.ts';

type Channel = 'email' | 'sms';

const en = {
  pageTitle: 'Reminders',
  title: { email: 'No more reminders by e-mail?', sms: 'No more text messages?' } satisfies Record<Channel, string>,
  text: {
    email: (clinic: string) => `${clinic} will stop sending you reminders by e-mail. You will still get an e-mail when a visit changes.`,
    sms: (clinic: string) => `${clinic} will stop sending you text messages.`,
  } satisfies Record<Channel, (clinic: string) => string>,
  stop: 'Stop them',
  doneTitle: 'They have stopped',
  doneText: (clinic: string) => `If you change your mind, tell ${clinic}.`,
  unknownTitle: 'This link does not work',
  unknownText: 'Use the link in your latest message, or call the clinic.',
  failed: 'That did not work just now. Please try again.',
};

const es: typeof en = {
  pageTitle: 'Recordatorios',
  title: { email: '¿No más recordatorios por correo?', sms: '¿No más mensajes de texto?' },
  text: {
    email: (clinic) => `${clinic} dejará de enviarle recordatorios por correo. Seguirá recibiendo un correo si una cita cambia.`,
    sms: (clinic) => `${clinic} dejará de enviarle mensajes de texto.`,
  },
  stop: 'Dejar de recibirlos',
  doneTitle: 'Ya no los recibirá',
  doneText: (clinic) => `Si cambia de idea, dígaselo a ${clinic}.`,
  unknownTitle: 'Este enlace no funciona',
  unknownText: 'Use el enlace de su último mensaje o llame a la clínica.',
  failed: 'No funcionó en este momento. Inténtelo otra vez, por favor.',
};

export const OPT_OUT_TEXTS: Readonly<Record<Locale, typeof en>> = { en, es };
