declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ResourceId = Branded<'ResourceId'>;
export type AppointmentId = Branded<'AppointmentId'>;
export type ServiceId = Branded<'ServiceId'>;
export type ClientId = Branded<'ClientId'>;
export type WaitlistEntryId = Branded<'WaitlistEntryId'>;

export const resourceId = (id: string): ResourceId => id as ResourceId;
export const appointmentId = (id: string): AppointmentId => id as AppointmentId;
export const serviceId = (id: string): ServiceId => id as ServiceId;
export const clientId = (id: string): ClientId => id as ClientId;
export const waitlistEntryId = (id: string): WaitlistEntryId => id as WaitlistEntryId;
