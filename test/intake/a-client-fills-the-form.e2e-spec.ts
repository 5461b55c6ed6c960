import { addClient, harmlessAnswers, invite, saveAll, verifiedPhone, type Link } from '../support/intake';
import type { Client } from '../support/client';
import { openWorld, type World } from '../support/world';

describe('filling an intake', () => {
  let world: World;
  let ben: string;
  beforeAll(async () => {
    world = await openWorld();
    ben = await addClient(world);
  });
  afterAll(() => world.close());

  let link: Link;
  let phone: Client;
  beforeEach(async () => {
    link = await invite(world, ben);
    phone = await verifiedPhone(world, link);
  });

  it('shows the form of the visit with its consents, and no word of how it is judged', async () => {
    const { status, body } = await phone.get('/intake/form');
    expect(status).toBe(200);
    expect(body).toMatchObject({ visit: 'first', purpose: 'first', locale: 'en', givenName: 'Ben', guardianSigns: false, answers: [] });
    expect(body.form).toMatchObject({ id: 'neck-and-back', version: 3 });
    const groups = body.form.groups.map((group: { linkId: string }) => group.linkId);
    expect(groups.slice(0, 3)).toEqual(['about', 'reason', 'safety']);
    expect(groups).not.toContain('since_last');
    expect(body.consents.map((consent: { code: string; required: boolean }) => [consent.code, consent.required])).toEqual([
      ['treatment', true], ['health_data', true], ['contact', false], ['outcome_data', false],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/unknownPolicy|screened|therapist_asks/);
  });

  it('saves answer by answer and goes on from another device', async () => {
    expect((await phone.put('/intake/answers/age', { value: 39 }, { ifMatch: 0 })).body.version).toBe(1);
    expect((await phone.put('/intake/answers/age', { value: 40 }, { ifMatch: 1 })).body.version).toBe(2);
    expect((await phone.put('/intake/answers/site', { value: ['neck'] }, { ifMatch: 0 })).headers.get('etag')).toBe('"v1"');
    const tablet = await verifiedPhone(world, link);
    expect((await tablet.get('/intake/form')).body.answers).toEqual([
      { linkId: 'age', answer: { value: 40 }, version: 2 },
      { linkId: 'site', answer: { value: ['neck'] }, version: 1 },
    ]);
  });

  it('does not let one device overwrite what another saved: it is shown instead', async () => {
    const tablet = await verifiedPhone(world, link);
    await phone.put('/intake/answers/pain_now', { value: 3 }, { ifMatch: 0 });
    const first = await tablet.put('/intake/answers/pain_now', { value: 7 }, { ifMatch: 0 });
    expect(first.status).toBe(412);
    expect(first.body).toMatchObject({ code: 'answer_changed', current: { answer: { value: 3 }, version: 1 } });
    const second = await tablet.put('/intake/answers/pain_now', { value: 7 }, { ifMatch: first.body.current.version });
    expect({ status: second.status, version: second.body.version }).toEqual({ status: 200, version: 2 });
    expect((await tablet.put('/intake/answers/pain_worst', { value: 7 }, { ifMatch: 4 })).body).toMatchObject({ code: 'answer_changed', current: { answer: null, version: 0 } });
  });

  it('keeps one of two answers that arrive at the same moment', async () => {
    const tablet = await verifiedPhone(world, link);
    const answers = await Promise.all([phone, tablet].map((device, at) => device.put('/intake/answers/pain_now', { value: at }, { ifMatch: 0 })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('says which questions an answer opens and which it closes', async () => {
    const smoker = await phone.put('/intake/answers/smoking', { value: 'now' }, { ifMatch: 0 });
    expect(smoker.body.dropped).toEqual([]);
    await phone.put('/intake/answers/pack_years_20', { value: 'no' }, { ifMatch: 0 });
    const never = await phone.put('/intake/answers/smoking', { value: 'never' }, { ifMatch: 1 });
    expect(never.body.dropped).toEqual(['pack_years_20']);
    const again = await phone.put('/intake/answers/smoking', { value: 'past' }, { ifMatch: 2 });
    expect({ enabled: again.body.enabled, dropped: again.body.dropped }).toEqual({ enabled: ['pack_years_20'], dropped: [] });
  });

  it('says what is still open, group by group, until nothing is', async () => {
    const { body } = await phone.get('/intake/form');
    expect(body.progress.find((group: { group: string }) => group.group === 'about')).toEqual({ group: 'about', asked: ['age', 'sex', 'weight_kg'], faced: 0, open: ['age'] });
    await saveAll(phone, harmlessAnswers());
    const after = await phone.get('/intake/form');
    expect(after.body.progress.flatMap((group: { open: string[] }) => group.open)).toEqual([]);
  });

  it.each([
    ['age', { value: 'old' }, 'needs_whole_number', '/value'],
    ['age', { value: 200 }, 'needs_whole_number', '/value'],
    ['age', { value: null }, 'needs_whole_number', '/value'],
    ['age', {}, 'malformed', '/value'],
    ['age', { value: 39, state: 'skipped' }, 'malformed', '/state'],
    ['age', { state: 'prefer_not_to_say' }, 'state_not_allowed', '/state'],
    ['site', { value: 'neck' }, 'needs_options', '/value'],
    ['site', { value: ['neck', 'neck'] }, 'needs_options', '/value'],
    ['bladder_change', { value: ['none', 'leak'] }, 'exclusive_option', '/value'],
    ['sex', { value: '__proto__' }, 'needs_option', '/value'],
    ['reason_for_visit', { value: 'x'.repeat(1001) }, 'needs_text', '/value'],
    ['reason_for_visit', { value: 'a\u0000b' }, 'unstorable_text', '/value'],
    ['reason_for_visit', { value: '\ud800' }, 'unstorable_text', '/value'],
    ['pain_map', { value: [{ region: 'moon', side: 'left', character: ['tight'], intensity: 3 }] }, 'mark_malformed', '/value'],
  ])('refuses for %s: %j', async (linkId, body, code, pointer) => {
    const answer = await phone.put(`/intake/answers/${linkId}`, body, { ifMatch: 0 });
    expect({ status: answer.status, code: answer.body.code, errors: answer.body.errors }).toEqual({ status: 400, code: 'answer_invalid', errors: [{ pointer, code, message: expect.any(String) }] });
    expect((await phone.get('/intake/form')).body.answers).toEqual([]);
  });

  it('speaks the language of the link', async () => {
    const spanish = await verifiedPhone(world, await invite(world, ben, { locale: 'es' }));
    expect((await spanish.put('/intake/answers/age', { value: 200 }, { ifMatch: 0 })).body.errors[0].message).toBe('Escriba un número entero de 0 a 120 años.');
  });

  it.each(['no_such_question', '__proto__', 'constructor', 'since_new', '%00'])('has no question %s at a first visit', async (linkId) => {
    const { status, body } = await phone.put(`/intake/answers/${linkId}`, { value: 'x' }, { ifMatch: 0 });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
  });

  it('wants If-Match', async () => {
    expect((await phone.put('/intake/answers/age', { value: 39 })).status).toBe(428);
    expect((await phone.put('/intake/answers/age', { value: 39 }, { headers: { 'if-match': 'v0' } })).status).toBe(400);
  });

  it('takes a pain map with places, sides and kinds of pain', async () => {
    const value = [
      { region: 'neck_post', side: 'left', character: ['tight', 'knotted'], intensity: 6 },
      { region: 'shoulder_top', side: 'both', character: ['aching'], intensity: 4 },
    ];
    expect((await phone.put('/intake/answers/pain_map', { value }, { ifMatch: 0 })).status).toBe(200);
    expect((await phone.get('/intake/form')).body.answers).toEqual([{ linkId: 'pain_map', answer: { value }, version: 1 }]);
  });
});
