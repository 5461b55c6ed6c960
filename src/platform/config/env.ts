/** The only place that reads `process.env`. Every name here stands in `.env.example` (a test compares them). */
export const ENV_NAMES = [
  'NODE_ENV',
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'PUBLIC_URL',
  'LOG_LEVEL',
  'DATABASE_POOL_SIZE',
  'TRUST_PROXY',
  'SMTP_URL',
  'MAIL_FROM',
  'SMS_URL',
  'SMS_FROM',
] as const;

export type EnvName = (typeof ENV_NAMES)[number];
export type Env = Readonly<Partial<Record<EnvName, string>>>;

/** Empty strings count as unset, as compose files pass unset variables on as empty. */
export const readEnv = (source: NodeJS.ProcessEnv = process.env): Env =>
  Object.fromEntries(ENV_NAMES.map((name) => [name, source[name] || undefined]));
