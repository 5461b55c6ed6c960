export { runRecurrenceCase } from './domain/recurrence-case';
export { runSlotsCase, type BookingCaseResult } from './domain/slots-case';
