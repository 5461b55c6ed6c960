import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { ClientVisits } from '../../screening';
import { ClientVisitsQuery } from '../persistence/client-visits.query';

/** Tells screening, an earlier module, for which visit somebody is held. */
@Injectable()
export class VisitsForScreening implements OnModuleInit {
  constructor(
    private readonly visits: ClientVisits,
    private readonly query: ClientVisitsQuery,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.visits.register({
      next: async (clientIds) => new Map(clientIds.length === 0 ? [] : (await this.query.next(clientIds, this.clock.now())).map(({ clientId, ...visit }) => [clientId, visit])),
      isToday: (clientId) => this.query.isToday(clientId, this.clock.now()),
    });
  }
}
