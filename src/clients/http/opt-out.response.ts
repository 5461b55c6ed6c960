import { ApiProperty } from '@nestjs/swagger';
import { WRITTEN_CHANNELS, type WrittenChannel } from '../domain/client';
import type { OptOutView } from '../opt-outs';

export class OptOutResponse {
  /** Whose messages end. */
  clinicName: string;
  @ApiProperty({ enum: WRITTEN_CHANNELS })
  channel: WrittenChannel;
  /** True: they have ended. */
  refused: boolean;

  static of({ clinicName, channel, refused }: OptOutView): OptOutResponse {
    return { clinicName, channel, refused };
  }
}
