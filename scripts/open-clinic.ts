import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditTrailModule } from '../src/audit-trail';
import { loadConfig, type Config } from '../src/platform/config/config';
import { readEnv } from '../src/platform/config/env';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { newId } from '../src/platform/ids/ids';
import { PlatformModule } from '../src/platform/platform.module';
import { Hiring, StaffModule } from '../src/staff';
import { readClinicOrder, USAGE, type ClinicOrder } from './clinic-order';

/** Who opens a clinic needs the database and the staff module, and no server. */
@Module({})
class ClinicOffice {
  static connectedTo(databaseUrl: string, config: Config): DynamicModule {
    return { module: ClinicOffice, imports: [PlatformModule.connectedTo(databaseUrl, config), AuditTrailModule, StaffModule] };
  }
}

/** Opens the clinic and takes its owner on, both or neither; answers the one-time password. */
const open = async ({ clinic, owner }: ClinicOrder, databaseUrl: string, config: Config): Promise<string | undefined> => {
  const office = await NestFactory.createApplicationContext(ClinicOffice.connectedTo(databaseUrl, config), { logger: false, abortOnError: false });
  try {
    const hiring = office.get(Hiring, { strict: false });
    const id = newId();
    const { oneTimePassword } = await office.get(UnitOfWork, { strict: false }).run(id, async () => {
      await hiring.openClinic({ ...clinic, id });
      return hiring.addMember(id, { email: owner.email, displayName: owner.displayName, roles: owner.treats ? ['owner', 'therapist'] : ['owner'] });
    });
    return oneTimePassword;
  } finally {
    await office.close();
  }
};

/** `npm run clinic:open`: makes a clinic and its owner in the database of DATABASE_URL, as the app's own login. */
const main = async (): Promise<void> => {
  const order = readClinicOrder(process.argv.slice(2));
  if (!('clinic' in order)) throw new Error([...order, '', USAGE].join('\n'));
  const config = loadConfig({ ...readEnv(), NODE_ENV: undefined });
  if (!config.databaseUrl) throw new Error('Set DATABASE_URL to the database that the app uses. The embedded one makes its demo clinic itself.');
  const password = await open(order, config.databaseUrl, config);
  process.stdout.write(`${order.clinic.name} is open. ${order.owner.displayName} signs in with\n  ${order.owner.email}  ${password}\nand chooses a password of their own at once. This one is shown only now, and ends in seven days.\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
