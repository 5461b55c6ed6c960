import { resolve } from 'node:path';
import { z } from 'zod';
import type { Env } from './env';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
const SAMPLE_SECRET = /change-?me|example|sample|:password@/i;

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// URL' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(16),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp(s):// URL' }).optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  SMS_URL: z.url({ protocol: /^(https?|log)$/, error: 'must be log: or https://account:token@host of a provider' }).optional(),
  SMS_FROM: z.string().regex(/^(\+[1-9]\d{4,14}|MG[0-9a-f]{32})$/, 'must be a number like +12125550100, or the id of a messaging service').optional(),
});

export type Config = Readonly<{
  production: boolean;
  port: number;
  host: string;
  /** Absolute path of the embedded server's data. */
  dataDir: string;
  /** Absent: the embedded server. */
  databaseUrl?: string;
  /** The owner's URL, for migrations only. */
  migrationDatabaseUrl?: string;
  /** Origin that links point to and that browsers must come from. Absent: the address listened on. */
  publicUrl?: string;
  logLevel: string;
  poolSize: number;
  trustProxy: boolean;
  /** Absent: no mail is sent. */
  smtpUrl?: string;
  mailFrom?: string;
  /** Absent: no text messages. `log:` notes which ones there would be. */
  smsUrl?: string;
  smsFrom?: string;
}>;

export class ConfigError extends Error {}

const productionFaults = (raw: z.infer<typeof schema>): string[] => [
  ...(raw.DATABASE_URL ? [] : ['DATABASE_URL: production needs its own Postgres; the embedded one is for trying out']),
  ...(raw.PUBLIC_URL?.startsWith('https://') ? [] : ['PUBLIC_URL: must be the https:// address that people use']),
  ...(raw.SMS_URL?.startsWith('http:') ? ['SMS_URL: must be https:// in production'] : []),
  ...[raw.DATABASE_URL, raw.MIGRATION_DATABASE_URL, raw.PUBLIC_URL]
    .filter((value) => value && SAMPLE_SECRET.test(value))
    .map(() => 'a sample value (change-me, example, password) is still in use: set your own'),
];

const senderFaults = ({ SMTP_URL, MAIL_FROM, SMS_URL, SMS_FROM }: z.infer<typeof schema>): string[] => [
  ...(SMTP_URL && !MAIL_FROM ? ['MAIL_FROM: the address that mail comes from, as SMTP_URL is set'] : []),
  ...(SMS_URL?.startsWith('http') && !SMS_FROM ? ['SMS_FROM: the number that text messages come from, as SMS_URL is set'] : []),
];

/** Checks the environment once, at boot. Throws `ConfigError` with every fault, naming the variable and what is valid. */
export const loadConfig = (env: Env): Config => {
  const parsed = schema.safeParse(env);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  const raw = parsed.data;
  const production = raw.NODE_ENV === 'production';
  const faults = [...(production ? productionFaults(raw) : []), ...senderFaults(raw)];
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return {
    production,
    port: raw.PORT,
    host: raw.HOST,
    dataDir: resolve(raw.DATA_DIR),
    databaseUrl: raw.DATABASE_URL,
    migrationDatabaseUrl: raw.MIGRATION_DATABASE_URL,
    publicUrl: raw.PUBLIC_URL?.replace(/\/$/, ''),
    logLevel: raw.LOG_LEVEL,
    poolSize: raw.DATABASE_POOL_SIZE,
    trustProxy: raw.TRUST_PROXY === 'true',
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.MAIL_FROM,
    smsUrl: raw.SMS_URL,
    smsFrom: raw.SMS_FROM,
  };
};
