import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { standardIntake } from '../../src/intake';
import { openWorld, type World } from '../support/world';
import { WEB_DIST } from './support/phone';

describe('the web app', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it.each(['/', '/intake', '/opt-out', '/components'])('is served at %s under a policy that allows nothing from elsewhere, and inline only what the build wrote', async (path) => {
    const response = await fetch(`${world.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    const page = await response.text();
    const hashOf = (tag: string): string => {
      const texts = [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => text);
      expect(texts).toHaveLength(1);
      return `'sha256-${createHash('sha256').update(texts.join('')).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", `script-src 'self' ${hashOf('script')}`, `style-src 'self' ${hashOf('style')}`, "form-action 'none'"]));
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(page).not.toMatch(/<(style|script)(?!>)(?![^>]*src=)| style="| on\w+="/);
  });

  it('greets in the language that the browser asks for', async () => {
    const page = async (language: string): Promise<string> => (await fetch(`${world.url}/intake`, { headers: { 'accept-language': language } })).text();
    expect(await page('es-MX,es;q=0.9,en;q=0.5')).toContain('<html lang="es">');
    expect(await page('fr')).toContain('Before your visit');
  });

  it('is sent compressed, with its first questions in it for whoever types before the scripts are here', async () => {
    const response = await fetch(`${world.url}/intake`, { headers: { 'accept-encoding': 'br' } });
    expect({ encoding: response.headers.get('content-encoding'), vary: response.headers.get('vary') }).toEqual({ encoding: 'br', vary: 'accept-language, accept-encoding' });
    const page = await response.text();
    for (const country of ['US', '']) expect(page).toContain(`<template data-form="neck-and-back@${standardIntake.version}" data-country="${country}">`);
  });

  it('keeps hashed files for ever, compressed as the browser asks', async () => {
    const page = await (await fetch(`${world.url}/intake`)).text();
    const [file = ''] = /\/assets\/index-[\w-]+\.js/.exec(page) ?? [];
    const response = await fetch(`${world.url}${file}`, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
  });

  it.each(['/assets/none.js', '/assets/../../package.json', '/api/v1/none', '/none', '/intake/none'])('answers %s with a problem document', async (path) => {
    const response = await fetch(`${world.url}${path}`);
    expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({ status: 404, type: 'application/problem+json; charset=utf-8' });
  });

  it('is at most 150 kB of gzipped JavaScript in all', () => {
    const scripts = readdirSync(join(WEB_DIST, 'assets')).filter((name) => name.endsWith('.js'));
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(WEB_DIST, 'assets', name)), { level: 9 }).length, 0);
    expect(scripts.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });
});
