import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayBeForm } from '../../platform/http/forms';
import { Public } from '../../platform/http/permission';
import { OptOuts } from '../opt-outs';
import { OptOutResponse } from './opt-out.response';

const WHY = 'the secret of the message is the key, and all that it opens is an end to such messages';

/** For the client, by the link in a reminder. */
@ApiTags('clients')
@Controller('opt-outs/:clinicId/:optOutKey')
export class OptOutController {
  constructor(private readonly optOuts: OptOuts) {}

  /** Which messages the link ends. Looking changes nothing: mail programs look by themselves. */
  @Get()
  @Public(WHY)
  async getOptOut(@Param('clinicId') clinicId: string, @Param('optOutKey') key: string): Promise<OptOutResponse> {
    return OptOutResponse.of(await this.optOuts.read(clinicId, key));
  }

  /** Ends them. One POST, as mail programs send it (RFC 8058); what stands in the body does not matter. */
  @Post()
  @HttpCode(200)
  @Public(WHY)
  @MayBeForm()
  async optOut(@Param('clinicId') clinicId: string, @Param('optOutKey') key: string): Promise<OptOutResponse> {
    return OptOutResponse.of(await this.optOuts.refuse(clinicId, key));
  }
}
