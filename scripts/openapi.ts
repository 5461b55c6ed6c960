import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module';
import { loadConfig } from '../src/platform/config/config';
import { API_PREFIX } from '../src/platform/http/api-prefix';
import { describeApi } from '../src/platform/http/openapi';

const FILE = join(process.cwd(), 'docs', 'api', 'openapi.json');

/** `npm run openapi`: writes docs/api/openapi.json from the code; with --check, fails if it would change. */
const main = async (): Promise<void> => {
  const config = loadConfig({});
  const app = await NestFactory.create(AppModule.connectedTo('postgres://nobody@127.0.0.1:1/none', config), new FastifyAdapter(), { preview: true, logger: false });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  const text = `${JSON.stringify(describeApi(app), null, 2)}\n`;
  if (!process.argv.includes('--check')) return writeFileSync(FILE, text);
  if (readFileSync(FILE, 'utf8') === text) return;
  process.stderr.write('docs/api/openapi.json is not what the code says: run `npm run build && npm run openapi` and commit it.\n');
  process.exitCode = 1;
};

void main();
