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
    expect(chart.pages.join(' ')).toContain('1 signed notes, 1 plans');
    for (const said of ['Treatment plan, revision 1', note.signature.contentHash, 'drafts and not part of this chart']) expect(chart.pages.join(' ')).toContain(said);
  });

  it('is JSON with every frozen text under its hash, and the amendments', async () => {
    const { body } = await world.as('ana').get(`/clients/${ben.id}/chart`);
    expect(body).toMatchObject({ clientId: ben.id, drafts: expect.any(Number), notes: [{ id: note.id, signature: { contentHash: note.signature.contentHash, signer: { id: PEOPLE.ana.id } }, amendments: [{ kind: 'correction' }] }], plans: [{ planId, revision: 1 }] });
    expect(body.notes[0].signature.content).toEqual(note.signature.content);
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
