import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from './clock/clock';
import type { Config } from './config/config';
import { CONFIG } from './config/config.token';
import { appDataSourceOptions } from './database/data-source';
import { UnitOfWork } from './database/unit-of-work';
import { HealthController } from './health/health.controller';
import { AccessGuard } from './http/access.guard';
import { Authenticators } from './http/authenticators';
import { EtagInterceptor } from './http/etag';
import { IdempotencyInterceptor } from './http/idempotency';
import { ProblemFilter } from './http/problem.filter';

/** What every module stands on: configuration, the unit of work, the clock, and how HTTP answers. */
@Global()
@Module({})
export class PlatformModule {
  static connectedTo(databaseUrl: string, config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({ ...appDataSourceOptions(databaseUrl, config.poolSize), autoLoadEntities: true, retryAttempts: 2, retryDelay: 500 }),
      ],
      controllers: [HealthController],
      providers: [
        UnitOfWork,
        Authenticators,
        { provide: CONFIG, useValue: config },
        { provide: Clock, useClass: SystemClock },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [UnitOfWork, Authenticators, CONFIG, Clock],
    };
  }
}
