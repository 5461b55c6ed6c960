import { ApiProperty } from '@nestjs/swagger';
import { CHANNELS, type Channel, type Fate } from '../../notifications';

const STATES = ['waiting', 'sent', 'unconfirmed', 'not_sent', 'failed'] as const;
type State = (typeof STATES)[number];

/** No text and no address: neither is kept. */
export class MessageResponse {
  id: string;
  /** Such as `changed` or `reminder`. */
  about: string;
  @ApiProperty({ enum: CHANNELS })
  channel: Channel;
  /** `unconfirmed`: it left, and nobody said that it arrived; it is not sent again. `not_sent`: there was nothing to say, or the client does not want it. `failed`: call them. */
  @ApiProperty({ enum: STATES })
  state: State;
  /** A code, such as `opted_out`. */
  reason: string | null;
  /** When it goes or went out. */
  at: Date;

  static of({ id, topic, channel, state, outcome, dueAt, settledAt }: Fate): MessageResponse {
    return { id, about: topic.split('.')[1] ?? topic, channel, state: stateOf(state, outcome), reason: outcome, at: settledAt ?? dueAt };
  }
}

const stateOf = (state: Fate['state'], outcome: string | null): State => {
  if (state === 'sent') return outcome === 'unconfirmed' ? 'unconfirmed' : 'sent';
  if (state === 'dropped') return 'not_sent';
  return state === 'failed' ? 'failed' : 'waiting';
};
