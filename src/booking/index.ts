export { BookingModule } from './booking.module';
export { runRecurrenceCase } from './domain/recurrence-case';
export { runSlotsCase } from './domain/slots-case';
export { BookedVisits, type BookedVisit } from './use-cases/booked-visits';
export type { AppointmentState } from './domain/appointment';
