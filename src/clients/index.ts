export { ClientsModule } from './clients.module';
export { Clients } from './clients';
export { Registration, type NewClient, type Registered } from './registration';
export { OptOuts } from './opt-outs';
export { internationalOf } from './domain/phone';
export { fold } from './domain/folding';
export { isMinor } from './domain/minors';
export type { Allergy, Boundaries, Client, Guardian } from './domain/client';
export { PHONE, PHONE_MESSAGE } from './http/client-parts.request';
