import { CHANNELS, type Channel, type ClientRecord, type ContactConsent } from './client';

/** What was answered per channel; absent: not asked this time. */
export type ConsentAnswers = Readonly<Partial<Record<Channel, boolean>>>;
type Recorded = ClientRecord['contactConsent'];

/** Channels whose answer differs from the one on record. */
export const changedChannels = (recorded: Recorded, answers: ConsentAnswers): Channel[] =>
  CHANNELS.filter((channel) => answers[channel] !== undefined && answers[channel] !== recorded[channel]?.given);

/** The records with what changed; an answer repeated keeps its first time. */
export const recordConsent = (recorded: Recorded, answers: ConsentAnswers, when: Omit<ContactConsent, 'given'>): Recorded => ({
  ...recorded,
  ...Object.fromEntries(changedChannels(recorded, answers).map((channel) => [channel, { given: answers[channel] === true, ...when }])),
});
