export { BookingModule } from './booking.module';
export { OnlinePage } from './use-cases/online/online-page';
export { Locations } from './use-cases/set-up/locations';
export { Resources } from './use-cases/set-up/resources';
export { Services } from './use-cases/set-up/services';
export { runRecurrenceCase } from './domain/recurrence-case';
export { runSlotsCase } from './domain/slots-case';
export { BookedVisits, type BookedVisit } from './use-cases/booked-visits';
export type { AppointmentState } from './domain/appointment';
