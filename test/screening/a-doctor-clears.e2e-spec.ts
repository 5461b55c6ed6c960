import { extractText, getDocumentProxy } from 'unpdf';
import { completeIntake, knots, takeOn, type Patient } from '../support/course';
import { openWorld, type Client, type World } from '../support/world';

const NOTHING_MORE = { excludeRegions: [], excludeTechniques: [] };
const dayFrom = (days: number): string => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10);
const PDF = Buffer.from('%PDF-1.7 a letter of Dr Ruiz');

describe('a doctor is asked and answers', () => {
  let world: World;
  let ana: Client;
  beforeAll(async () => {
    world = await openWorld();
    ana = world.as('ana');
  });
  afterAll(() => world.close());

  const latest = async ({ id }: Patient): Promise<any> => {
    const { body } = await ana.get(`/clients/${id}/screenings`);
    return (await ana.get(`/screenings/${body.items[0].id}`)).body;
  };
  const held = async (): Promise<[Patient, any, string[]]> => {
    const lee = await takeOn(world, 'ana', { givenName: 'Núria' });
    await completeIntake(world, 'ana', lee, { ...knots, cancer: 'past_lt5', cancer_type: 'breast', cancer_care: ['none'] });
    const screening = await latest(lee);
    return [lee, screening, holding(screening)];
  };
  const holding = ({ findings }: any): string[] => findings.filter(({ level }: { level: string }) => !level.startsWith('proceed')).map(({ ruleId }: { ruleId: string }) => ruleId);
  const send = (path: string, content: Buffer | string, type: string): Promise<Response> =>
    fetch(`${world.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': type, cookie: [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, body: new Uint8Array(Buffer.from(content)) });
  const review = (ruleIds: string[], recordId: string, expiresOn: string): object => ({
    decisions: ruleIds.map((ruleId) => ({ ruleId, decision: 'clear', reasonCode: 'clearance_letter_seen', told: 'Your doctor agrees.' })),
    scope: NOTHING_MORE,
    expiresAt: `${expiresOn}T08:00:00Z`,
    medicalClearance: { recordId },
  });

  it('by a letter that names findings, answers and the question, in a tagged PDF', async () => {
    const [, screening, ruleIds] = await held();
    const asked = await ana.post(`/screenings/${screening.id}/clearance-requests`, { ruleIds, addressedTo: 'Dr Ruiz, oncology', question: 'May we give light massage to neck and shoulders?' });
    expect(asked.status).toBe(201);
    const response = await fetch(`${world.url}/api/v1/clearance-requests/${asked.body.id}/letter`, { headers: { cookie: [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Buffer.from(bytes).toString('latin1')).toContain('/StructTreeRoot');
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    for (const word of ['Alder Massage', 'Dr Ruiz, oncology', 'Núria', 'May we give light massage', 'Asked by Ana Flores', ...ruleIds]) expect(text).toContain(word);
  });

  it('in writing: the file is kept, and a review rests on the record for as long as the doctor says', async () => {
    const [lee, screening, ruleIds] = await held();
    const upload = await send(`/clients/${lee.id}/clearance-documents`, PDF, 'application/pdf');
    expect(upload.status).toBe(201);
    const { id: documentId } = (await upload.json()) as { id: string };
    const { status, body: letter } = await ana.post(`/screenings/${screening.id}/medical-clearances`, {
      ruleIds, documentId, clinicianName: 'Dr Ruiz', dated: dayFrom(-1), scope: 'light massage of neck and shoulders', expiresOn: dayFrom(10),
    });
    expect(status).toBe(201);
    const tooLong = await ana.post(`/screenings/${screening.id}/reviews`, review(ruleIds, letter.id, dayFrom(12)));
    expect(tooLong.body.errors.map(({ code }: { code: string }) => code)).toEqual(['after_medical_clearance']);
    const cleared = await ana.post(`/screenings/${screening.id}/reviews`, review(ruleIds, letter.id, dayFrom(9)));
    expect(cleared.body).toMatchObject({ outcome: 'clear', suffices: true, medicalClearance: { clinicianName: 'Dr Ruiz', record: { id: letter.id } } });
    expect((await ana.get(`/clients/${lee.id}/gate`)).body.open).toBe(true);
    expect(await latest(lee)).toMatchObject({ medicalClearances: [{ id: letter.id, documentId }] });
  });

  it('about other findings than those held, or for another client: refused', async () => {
    const [lee, screening, ruleIds] = await held();
    const [other] = await held();
    const stranger = (await (await send(`/clients/${other.id}/clearance-documents`, PDF, 'application/pdf')).json()) as { id: string };
    const word = { ruleIds, clinicianName: 'Dr Ruiz', dated: dayFrom(-1), scope: 'all' };
    expect((await ana.post(`/screenings/${screening.id}/medical-clearances`, { ...word, documentId: stranger.id })).body.code).toBe('not_of_this_screening');
    expect((await ana.post(`/screenings/${screening.id}/medical-clearances`, { ...word, ruleIds: ['CES-01'] })).body.code).toBe('not_a_hold');
    expect((await ana.post(`/screenings/${screening.id}/medical-clearances`, { ...word, dated: dayFrom(5) })).body.code).toBe('dates_do_not_fit');
    const partly = await ana.post(`/screenings/${screening.id}/medical-clearances`, { ...word, ruleIds: ruleIds.slice(0, 1) });
    const tried = await ana.post(`/screenings/${screening.id}/reviews`, review(ruleIds, partly.body.id, dayFrom(5)));
    expect(tried.status).toBe(ruleIds.length > 1 ? 422 : 201);
    expect((await ana.post(`/screenings/${screening.id}/reviews`, review(ruleIds, '0190a000-0000-7000-8000-00000000dead', dayFrom(5)))).status).toBe(422);
    expect(lee.id).not.toBe(other.id);
  });

  it('never about an emergency: that waits for an outcome', async () => {
    const lee = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', lee, { ...knots, saddle_numb: 'new' });
    const screening = await latest(lee);
    const tried = await ana.post(`/screenings/${screening.id}/medical-clearances`, { ruleIds: holding(screening), clinicianName: 'Dr Ruiz', dated: dayFrom(0), scope: 'all' });
    expect({ status: tried.status, code: tried.body.code }).toEqual({ status: 409, code: 'cannot_be_overridden' });
  });

  it.each([
    ['<svg onload=alert(1)></svg>', 'image/png', 400],
    ['MZ an executable', 'application/pdf', 400],
    ['', 'application/pdf', 400],
    ['{}', 'application/json', 400],
    ['<html>', 'text/html', 415],
    ['x'.repeat(6 * 1024 * 1024), 'application/pdf', 413],
  ])('no file that is something else: %.20s as %s', async (content, type, status) => {
    const lee = await takeOn(world, 'ana');
    expect((await send(`/clients/${lee.id}/clearance-documents`, content, type)).status).toBe(status);
  });

  it('no file where JSON is wanted', async () => {
    expect((await send('/clients', PDF, 'application/pdf')).status).toBe(415);
  });

  it('to nobody but therapists, and as a download that runs nothing', async () => {
    const lee = await takeOn(world, 'ana');
    const { id } = (await (await send(`/clients/${lee.id}/clearance-documents`, PDF, 'application/pdf')).json()) as { id: string };
    for (const person of ['dee', 'olu'] as const) expect((await world.as(person).get(`/clearance-documents/${id}`)).status).toBe(403);
    expect((await world.as('bo').get(`/clearance-documents/${id}`)).status).toBe(404);
    const { headers, body } = await ana.get(`/clearance-documents/${id}`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="letter-${id}.pdf"`);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(body).toBe(PDF.toString());
  });
});
