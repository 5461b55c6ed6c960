export { BookingModule } from './booking.module';
export { runRecurrenceCase } from './domain/recurrence-case';
export { runSlotsCase } from './domain/slots-case';
