/** What a message is about. */
export type Occasion = 'offered' | 'booked' | 'pencilled' | 'requested' | 'moved' | 'off' | 'reminder' | 'check';

/** An address or number that there is, and what the client said about being written to there; undefined: not asked. */
export type Reach = Readonly<{ reachable: boolean; agreed: boolean | undefined }>;
export type Reaches = Readonly<{ email: Reach; sms: Reach }>;

/** Said at length in a mail; by text only to who has none. */
const AT_LENGTH: readonly Occasion[] = ['booked', 'pencilled', 'requested', 'check'];

const noMail = ({ reachable, agreed }: Reach, occasion: Occasion): string | undefined => {
  if (!reachable) return 'no_address';
  // Changes of an appointment are told regardless, and so is what it cannot begin without; a reminder only to who did not refuse.
  return occasion === 'reminder' && agreed === false ? 'opted_out' : undefined;
};

/** A text costs and intrudes: only to who said yes. */
const noText = ({ email, sms }: Reaches, occasion: Occasion): string | undefined => {
  if (!sms.reachable) return 'no_number';
  if (sms.agreed !== true) return 'not_agreed';
  return AT_LENGTH.includes(occasion) && noMail(email, occasion) === undefined ? 'told_by_mail' : undefined;
};

/** Why this message does not go by this channel; undefined: it goes. */
export const whyNotBy = (channel: 'email' | 'sms', reaches: Reaches, occasion: Occasion): string | undefined =>
  channel === 'email' ? noMail(reaches.email, occasion) : noText(reaches, occasion);
