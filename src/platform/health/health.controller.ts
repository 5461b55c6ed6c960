import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DomainError } from '../errors/domain-error';
import { Public } from '../http/permission';

export class HealthResponse {
  /** Always "up"; a failing check answers with a problem document instead. */
  status: 'up';
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process runs. Says nothing about the database. */
  @Get('live')
  @Public('probes carry no session')
  live(): HealthResponse {
    return { status: 'up' };
  }

  /** The process can serve: the database answers. 503 otherwise. */
  @Get('ready')
  @Public('probes carry no session')
  async ready(): Promise<HealthResponse> {
    try {
      await this.dataSource.query('SELECT 1');
    } catch {
      throw new DomainError('unavailable', 'database_unavailable', 'The database does not answer.');
    }
    return { status: 'up' };
  }
}
