import type { Client as Connection } from 'pg';
import { connect } from '../support/database';
import { CLINIC_A, CLINIC_B, openWorld, PEOPLE, type World } from '../support/world';
import { clientEventsOf } from './audit-events';
import { johnson } from './people';

const PEOPLE_OF_ALDER = [
  johnson,
  { givenName: 'José', familyName: 'Núñez', dateOfBirth: '1984-03-02', email: 'pepe@mail.example', preferredName: 'Pepe' },
  { givenName: 'Siobhán', familyName: "O'Brien", dateOfBirth: '1971-11-30', phone: '+44 7700 900123' },
  { givenName: 'Zoe', familyName: 'Lee', dateOfBirth: '1999-01-01' },
  { givenName: 'Adam', familyName: 'Lee Jones', dateOfBirth: '1999-01-02' },
  { givenName: 'Иван', familyName: 'Иванов', dateOfBirth: '1966-06-06' },
];

describe('finding a client', () => {
  let world: World;
  let admin: Connection;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    for (const person of PEOPLE_OF_ALDER) expect((await world.as('dee').post('/clients', person)).status).toBe(201);
    await world.as('bo').post('/clients', { givenName: 'Bea', familyName: 'Johnson', dateOfBirth: '1988-08-08' });
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const search = async (q: string, more = ''): Promise<string[]> =>
    (await world.as('dee').get(`/clients?q=${encodeURIComponent(q)}${more}`)).body.items.map((c: { familyName: string }) => c.familyName);

  it.each([
    ['a typo', 'Jonson', ['Johnson']],
    ['two typos', 'ana jonhson', ['Johnson']],
    ['swapped letters', 'nuezn', ['Núñez']],
    ['another letter', 'jahnson', ['Johnson']],
    ['the beginning of a name', 'joh', ['Johnson']],
    ['the given name', 'anna', ['Johnson']],
    ['both names, either way round', 'Anna Johnson', ['Johnson']],
    ['the preferred name', 'pepe', ['Núñez']],
    ['no accents', 'nunez', ['Núñez']],
    ['no apostrophe', 'obrien', ["O'Brien"]],
    ['another alphabet', 'иванов', ['Иванов']],
    ['the end of a number', '0123', ['Johnson', "O'Brien"]],
    ['a number with country code', '+1 212 555 0123', ['Johnson']],
    ['a number with trunk zero', '07700 900123', ["O'Brien"]],
    ['part of an e-mail', 'anna.johnson@', ['Johnson']],
    ['a family name, before longer ones', 'lee', ['Lee', 'Lee Jones']],
    ['a stranger', 'xqzwv', []],
    ['nothing to look for', '!!', []],
    ['what SQL would take for anything', '%', []],
  ])('works by %s', async (_, q, found) => {
    expect(await search(q)).toEqual(found);
  });

  it('finds nobody of the clinic next door', async () => {
    expect((await world.as('bo').get('/clients?q=johnson')).body.items.map((c: { givenName: string }) => c.givenName)).toEqual(['Bea']);
  });

  it('lists by name, page by page, each client once', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.as('dee').get(`/clients?limit=2${cursor && `&cursor=${cursor}`}`);
      names.push(...body.items.map((c: { familyName: string }) => c.familyName));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(names).toEqual(['Johnson', 'Lee', 'Lee Jones', 'Núñez', "O'Brien", 'Иванов']);
  });

  it('lists the newest first', async () => {
    const first = await world.as('dee').get('/clients?sort=-createdAt&limit=2');
    const next = await world.as('dee').get(`/clients?sort=-createdAt&limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...next.body.items].map((c: { familyName: string }) => c.familyName)).toEqual(['Иванов', 'Lee Jones', 'Lee', "O'Brien"]);
  });

  it('keeps on record that somebody searched and how many were shown, never what was typed', async () => {
    await world.as('dee').get('/clients?q=Jonson');
    expect((await clientEventsOf(world)).at(-1)).toEqual({ action: 'client.search', actor: PEOPLE.dee.id, client: null, details: { count: 1 } });
    await world.as('olu').get('/clients?limit=3');
    expect((await clientEventsOf(world)).at(-1)).toEqual({ action: 'client.search', actor: PEOPLE.olu.id, client: null, details: { count: 3 } });
  });

  it.each(['sort=email', 'sort=name;DROP', 'limit=0', 'limit=201', 'limit=x', 'cursor=nonsense', 'cursor=WyInOy0tIl0', 'archived=maybe', 'q=a&sort=name', 'clinicId=x', 'q=a&q=b', `q=${'x'.repeat(101)}`])(
    'refuses ?%s',
    async (query) => {
      expect((await world.as('dee').get(`/clients?${query}`)).status).toBe(400);
    },
  );

  it.each(['%00', '%ED%A0%80', "'%20OR%201=1--", '%F0%9F%A6%B6', '%5C', '%25_'])('survives ?q=%s', async (q) => {
    expect((await world.as('dee').get(`/clients?q=${q}`)).status).toBeLessThan(500);
  });

  describe('among 20,000 others', () => {
    let app: Connection;
    beforeAll(async () => {
      await admin.query(
        `INSERT INTO client (clinic_id, id, given_name, family_name, date_of_birth, locale, sort_key, search_text, phone_key)
         SELECT $1, gen_random_uuid(), g, f, date '1950-01-01' + n, 'en', f || '  ' || g, f || ' ' || g, lpad(n::text, 8, '0')
         FROM (SELECT n, substr(md5(n::text), 1, 8) AS f, substr(md5(n::text), 9, 6) AS g FROM generate_series(1, 20000) AS n) AS made`,
        [CLINIC_A],
      );
      await admin.query('ANALYZE client');
      app = await connect(world.database.appUrl);
      await app.query('SET ROLE rhomboid_app');
    });
    afterAll(() => app.end());

    const inClinic = async <T>(clinicId: string, work: () => Promise<T>): Promise<T> => {
      await app.query('BEGIN');
      try {
        await app.query('SELECT set_clinic($1)', [clinicId]);
        return await work();
      } finally {
        await app.query('ROLLBACK');
      }
    };

    const scansDuring = (q: string): Promise<Record<string, string>> =>
      inClinic(CLINIC_A, async () => {
        await app.query('SELECT * FROM clients_like($1, $2, $3, $1, false, 50)', [q, `%${q}%`, [`%${q}%`]]);
        const { rows } = await app.query<Record<string, string>>(
          `SELECT pg_stat_get_xact_numscans('client_by_name'::regclass) AS by_name, pg_stat_get_xact_numscans('client_search'::regclass) AS by_trigram,
             pg_stat_get_xact_numscans('client'::regclass) AS all_rows`,
        );
        return rows[0] ?? {};
      });

    it('searches by index as the app role: names first, then words, then likeness; never all rows', async () => {
      expect(await scansDuring('jonson')).toEqual({ by_name: '1', by_trigram: '2', all_rows: '0' });
    });

    it('still finds who was looked for', async () => {
      expect(await search('Jonson')).toEqual(['Johnson']);
    });

    it('gives the search of one clinic nothing of another, and nothing without a clinic', async () => {
      const everybody = `SELECT id FROM clients_like('', '%', '{%}', '', false, 200)`;
      expect(await inClinic(CLINIC_B, async () => (await app.query(everybody)).rowCount)).toBe(1);
      expect((await app.query(everybody)).rowCount).toBe(0);
      expect((await app.query('SELECT id FROM client')).rowCount).toBe(0);
    });

    const planOf = (sql: string, values: unknown[]): Promise<string> =>
      inClinic(CLINIC_A, async () => JSON.stringify((await app.query(sql, values)).rows));

    it('lists and looks for duplicates by index', async () => {
      const id = '0190a000-0000-7000-8000-000000000001';
      const list = await planOf(
        `EXPLAIN (FORMAT JSON) SELECT c.id FROM client c WHERE c.clinic_id = $1 AND c.archived_at IS NULL
         AND (c.sort_key, c.id) > ((SELECT last.sort_key FROM client last WHERE last.clinic_id = $1 AND last.id = $2), $2) ORDER BY c.sort_key, c.id LIMIT 51`,
        [CLINIC_A, id],
      );
      expect(list).toMatch(/"Index Name":"client_by_name","Relation Name":"client","Alias":"c"[^}]*"Index Cond":"[^"]*ROW\(sort_key, id\) > /);
      const newest = await planOf('EXPLAIN (FORMAT JSON) SELECT c.id FROM client c WHERE c.clinic_id = $1 AND c.archived_at IS NULL AND c.id < $2 ORDER BY c.id DESC LIMIT 51', [CLINIC_A, id]);
      expect(newest).toMatch(/"Index Name":"client_pkey"[^}]*"Index Cond":"[^"]*id < /);
      for (const [condition, value, index] of [
        [`date_of_birth = $2 AND sort_key >= 'j' AND sort_key < 'k'`, '1990-05-17', 'client_by_birth_date'],
        ['phone_key = $2', '25550123', 'client_by_phone'],
        ['email = $2', 'anna.johnson@mail.example', 'client_by_email'],
      ] as const)
        expect(await planOf(`EXPLAIN (FORMAT JSON) SELECT id FROM client WHERE clinic_id = $1 AND ${condition}`, [CLINIC_A, value])).toContain(`"Index Name":"${index}"`);
    });
  });
});
