import { writeFileSync } from 'node:fs';
import { PEOPLE, openWorld, type World } from '../support/world';
import { patientWith } from '../treatment-plans/cleared-client';
import { planFor, startNote, visit } from './charting';

/** The text of a PDF, page by page, and whether it is tagged. */
const readPdf = async (bytes: Uint8Array): Promise<{ pages: string[]; tagged: boolean; title: string; lang: string }> => {
  const { getDocumentProxy, extractText } = await import('unpdf');
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: false });
  const [marks, { info }] = await Promise.all([pdf.getMarkInfo(), pdf.getMetadata()]);
  return { pages: text, tagged: (marks as { Marked?: boolean } | null)?.Marked === true, title: (info as { Title: string }).Title, lang: (info as { Language: string }).Language };
};

describe('a chart that is handed out', () => {
  let world: World;
  let ben: { id: string; familyName: string; dateOfBirth: string };
  let planId: string;
  let note: any;
  beforeAll(async () => {
    world = await openWorld();
    ben = await patientWith(world);
    planId = await planFor(world, ben.id);
    const history = Array.from({ length: 60 }, (_, at) => `Line ${at + 1} of a long history that fills the page.`).join('\n');
    note = await visit(world, ben.id, { pain: 6, start: { planId }, sections: { subjective: { complaint: 'Stiff neck — since Núñez’ party 😀', history } } });
    await world.as('cy').post(`/session-notes/${note.id}/amendments`, { kind: 'correction', section: 'treatment', text: 'It was the right side.', reason: 'Sides swapped' });
  });
  afterAll(() => world.close());

  const pdfOf = async (path: string) => {
    const response = await fetch(`${world.url}/api/v1${path}`, { headers: { cookie: [...world.as('ana').cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-disposition')).not.toMatch(ben.familyName);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (process.env.KEEP_PDF) writeFileSync(`${process.env.KEEP_PDF}/${path.replaceAll('/', '_')}.pdf`, bytes);
    return readPdf(bytes);
  };

  it('is a note as a tagged PDF: client, date and page on each page, the signature, and what was added', async () => {
    const { pages, tagged, title, lang } = await pdfOf(`/session-notes/${note.id}/pdf`);
    expect([tagged, title, lang]).toEqual([true, 'Session note', 'en']);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => {
      expect(page).toContain(`Sam ${ben.familyName}, born ${ben.dateOfBirth}`);
      expect(page).toContain(`page ${at + 1} of ${pages.length}`);
      expect(page).toMatch(/\d{1,2} \w+ 2026, \d\d:\d\d \(America\/New_York\)/);
    });
    const all = pages.join(' ');
    for (const said of ['Signed by Ana Flores', `SHA-256 ${note.signature.contentHash}`, 'Stiff neck — since Núñez’ party ?', 'Line 60 of a long history', 'Back of neck, left: tight 6 of 10', 'pressure 2 of 5', 'Correction to Treatment given', 'It was the right side.', 'Reason: Sides swapped', 'Cy Okafor'])
      expect(all).toContain(said);
  });

  it('is a draft that says so', async () => {
    const draft = await startNote(world, ben.id);
    const { pages, title } = await pdfOf(`/session-notes/${draft.id}/pdf`);
    expect([title, pages.join(' ')]).toEqual(['Session note (draft)', expect.stringContaining('DRAFT, not signed')]);
  });

  it('is a plan with its limits, and the whole chart with plans and notes', async () => {
    const plan = (await pdfOf(`/treatment-plans/${planId}/pdf`)).pages.join(' ');
    for (const said of ['Treatment plan, revision 1', 'visits of', 'Review at visit', 'Pressure up to']) expect(plan).toContain(said);
    const chart = await pdfOf(`/clients/${ben.id}/chart/pdf`);
    expect(chart.pages.join(' ')).toContain('1 signed note, 1 plan');
    for (const said of ['Treatment plan, revision 1', note.signature.contentHash, '1 note is a draft and not part of this chart']) expect(chart.pages.join(' ')).toContain(said);
  });

  it('is JSON with every frozen text under its hash, and the amendments', async () => {
    const { body } = await world.as('ana').get(`/clients/${ben.id}/chart`);
    expect(body).toMatchObject({ clientId: ben.id, drafts: expect.any(Number), notes: [{ id: note.id, signature: { contentHash: note.signature.contentHash, signer: { id: PEOPLE.ana.id } }, amendments: [{ kind: 'correction' }] }], plans: [{ planId, revision: 1 }] });
    expect(body.notes[0].signature.content).toEqual(note.signature.content);
  });

  it('is a draft that was withdrawn, with the reason, and no part of the chart', async () => {
    const draft = await startNote(world, ben.id);
    await world.as('ana').post(`/session-notes/${draft.id}/withdrawal`, { reason: 'duplicate', text: 'Begun on two tablets' }, { ifMatch: draft.version });
    expect((await pdfOf(`/session-notes/${draft.id}/pdf`)).pages.join(' ')).toMatch(/WITHDRAWN DRAFT, not signed.*Withdrawn .*: Begun on two tablets/s);
    expect((await pdfOf(`/clients/${ben.id}/chart/pdf`)).pages.join(' ')).toContain('1 draft was withdrawn and is not part of this chart');
  });

  it('is a discharge with what came of the course, by itself and at the end of the chart', async () => {
    await visit(world, ben.id, { pain: 2, start: { planId } });
    const { numbersHash, version } = (await world.as('ana').get(`/treatment-plans/${planId}/discharge-summary`)).body;
    const ending = { numbersHash, reason: 'goals_met', outcome: 'Turns the head freely', recommended: { text: 'Come back if it returns', homecare: [{ item: 'breathing', dose: 'daily' }] } };
    const { signature } = (await world.as('ana').post(`/treatment-plans/${planId}/discharge-summary`, ending, { ifMatch: version })).body;
    await world.as('cy').post(`/treatment-plans/${planId}/discharge-summary/amendments`, { kind: 'addendum', text: 'Called after a month: fine.', reason: 'Follow-up' });
    const said = ['Discharge, plan revision 1', 'Signed by Ana Flores', `SHA-256 ${signature.contentHash}`, 'Complaint: Back of neck', '2 visits of 8 planned', 'Ended because: goals met', 'Turns the head freely',
      'A change that matters was reached.', 'Pain, 0 to 10, on arrival: first 6, last 2, best 2 (2 times); better by a change that matters (at least 1.3)', 'Come back if it returns', 'Called after a month: fine.', 'Reason: Follow-up'];
    const { pages, tagged, title } = await pdfOf(`/treatment-plans/${planId}/discharge-summary/pdf`);
    expect([tagged, title]).toEqual([true, 'Discharge summary']);
    pages.forEach((page, at) => expect(page).toMatch(new RegExp(`Sam ${ben.familyName}, born ${ben.dateOfBirth}.*page ${at + 1} of ${pages.length}`, 's')));
    const chart = (await pdfOf(`/clients/${ben.id}/chart/pdf`)).pages.join(' ');
    for (const text of said) for (const document of [pages.join(' '), chart]) expect(document.replaceAll('\n', ' ')).toContain(text);
    expect(chart).toContain('2 signed notes, 1 plan, 1 discharge');
  });
});

describe('the outcomes of a clinic', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('are shown to its owner and therapists, never to the desk, and never for few clients', async () => {
    const ben = await patientWith(world);
    const planId = await planFor(world, ben.id);
    for (const pain of [7, 3]) await visit(world, ben.id, { pain, start: { planId } });
    const ask = (person: 'olu' | 'ana' | 'dee' | 'bo') => world.as(person).get('/outcome-statistics?from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z');
    expect((await ask('dee')).status).toBe(403);
    const hidden = { key: 'all', courses: null, improved: null };
    expect((await ask('olu')).body).toEqual({ smallestShown: 5, all: hidden, byComplaint: [{ ...hidden, key: 'neck_post' }], byTechnique: [{ ...hidden, key: 'swedish' }], byTherapist: [{ ...hidden, key: PEOPLE.ana.id }] });
    expect((await ask('bo')).body).toMatchObject({ all: hidden, byComplaint: [], byTherapist: [] });
  });
});
