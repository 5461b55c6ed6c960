import type { Client } from '../../clients';
import type { PrintedHead } from './printed-document';

/** In the clinic's own time, with the zone named. */
export const at = (time: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(time) + ` (${timeZone})`;

export const dayOf = (time: Date, timeZone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium' }).format(time);

export const counted = (number: number, one: string, several = `${one}s`): string => `${number} ${number === 1 ? one : several}`;

const nameOf = ({ givenName, familyName, dateOfBirth }: Client): string => `${givenName} ${familyName}, born ${dateOfBirth}`;

export const headFor = (title: string, { client, clinicName }: Readonly<{ client: Client; clinicName: string }>, date: string): PrintedHead => ({ title, clinic: clinicName, client: nameOf(client), date });
