export { NotificationsModule } from './notifications.module';
export { Outbox } from './outbox';
export { Composers, type Compose, type Composed } from './composers';
export { MailTransport, type Mail } from './mail-transport';
export { MailWorker } from './mail-worker';
export { CHANNELS, type Channel, type Fate, type Says } from './message';
export { TextTransport, type TextMessage } from './text-transport';
export { segmentsOf, toGsm, withName } from './domain/gsm';
export { fill, type Template } from './template';
