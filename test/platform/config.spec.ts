import { ConfigError, loadConfig } from '../../src/platform/config/config';

const PRODUCTION = { NODE_ENV: 'production', DATABASE_URL: 'postgres://clinic:Gx81-kq@db.internal/rhomboid', PUBLIC_URL: 'https://book.alder.clinic' } as const;
const faultsOf = (env: Parameters<typeof loadConfig>[0]): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
};

describe('the configuration', () => {
  it('needs nothing to try Rhomboid out', () => {
    expect(loadConfig({})).toMatchObject({ production: false, port: 3000, host: '127.0.0.1', databaseUrl: undefined });
  });

  it('takes a full production set', () => {
    expect(loadConfig(PRODUCTION)).toMatchObject({ production: true, publicUrl: 'https://book.alder.clinic' });
  });

  it.each([
    ['a port that is none', { PORT: 'eighty' }, /PORT/],
    ['a database URL of another kind', { DATABASE_URL: 'mysql://db' }, /DATABASE_URL: must be a postgres/],
    ['production on the embedded database', { ...PRODUCTION, DATABASE_URL: undefined }, /DATABASE_URL: production needs its own Postgres/],
    ['production over plain http', { ...PRODUCTION, PUBLIC_URL: 'http://book.alder.clinic' }, /PUBLIC_URL: must be the https/],
    ['production on a sample password', { ...PRODUCTION, DATABASE_URL: 'postgres://clinic:change-me@db/rhomboid' }, /sample value/],
  ])('refuses to start with %s', (_, env, fault) => {
    expect(faultsOf(env)).toMatch(fault);
  });

  it('names every fault at once', () => {
    expect(faultsOf({ PORT: '-1', LOG_LEVEL: 'loud' }).split('\n')).toHaveLength(2);
  });
});
