export { NotificationsModule } from './notifications.module';
export { Outbox } from './outbox';
export { Composers, type Compose, type Composed } from './composers';
export { MailTransport, MailRefused, type Mail } from './mail-transport';
export { MailWorker } from './mail-worker';
export { fill, type Template } from './template';
