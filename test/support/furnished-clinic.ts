import { acceptAll, approve, draftOf } from '../treatment-plans/cleared-client';
import { completeIntake, fill, invite, knots, openForm, takeOn, type Patient, type Said } from './course';
import { openPremises, visitsOfEveryKind, type Booking } from './furnished-booking';
import { fillIn, SECTIONS_OF_A_VISIT, startNote, visit } from '../session-notes/charting';
import { connect } from './database';
import { PEOPLE, type Client, type World } from './world';

export const HELD: Said = { ...knots, medicines: ['anticoagulant'] };
export const URGENT: Said = { ...knots, limb_swollen: 'leg' };
export const FOR_A_DOCTOR: Said = { ...knots, cancer: 'past_lt5', cancer_type: 'breast', cancer_care: ['none'] };
export const PDF = '%PDF-1.7 a letter of Dr Ruiz';
/** A draft of a clinic's own rules. */
export const ASK_MORE = { title: 'Ask more', stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'We always ask.' }], added: [] };
/** What is typed nowhere but in these charts: it must come back in no error and to no stranger. */
export const CANARY = 'Quetzalwren';

/** One record of everything, by the name of the path parameter; and what single operations need besides. */
export interface Furnished {
  readonly ids: Readonly<Record<string, string>>;
  /** Plans by their stage, each with the version to send. */
  readonly plans: Readonly<Record<'draft' | 'decided' | 'approved' | 'toWithdraw' | 'toSign', { id: string; version: number; lineId: string }>>;
  /** Of the plan that is to be discharged with a summary. */
  readonly numbersHash: string;
  /** Session notes of the first client by their stage. */
  readonly notes: Readonly<Record<'draft' | 'complete' | 'signed' | 'ofStudent' | 'toWithdraw', { id: string; version: number; contentHash: string }>>;
  /** Phrases of Ana's. */
  readonly templates: Readonly<Record<'standing' | 'toRetire', string>>;
  readonly held: { screeningId: string; ruleId: string };
  readonly reviewed: { reviewId: string; screeningId: string; clientId: string; ruleIds: readonly string[] };
  /** A doctor's word on record. */
  readonly recordId: string;
  readonly urgent: { screeningId: string };
  readonly toClose: string;
  readonly toRevoke: string;
  readonly clients: Readonly<Record<'plain' | 'archived' | 'toArchive' | 'toRescreen', string>>;
  readonly hired: string;
  /** The browser of a client whose form is filled and not yet sent. */
  readonly phone: Client;
  readonly token: string;
  readonly writer: Patient;
  readonly booking: Booking;
}

const screeningOf = async (world: World, { id }: Patient): Promise<any> => {
  const { body } = await world.as('ana').get(`/clients/${id}/screenings`);
  return (await world.as('ana').get(`/screenings/${body.items[0].id}`)).body;
};

const treated = async (world: World, said: Said): Promise<[Patient, any]> => {
  const patient = await takeOn(world, 'dee');
  await completeIntake(world, 'dee', patient, said);
  return [patient, await screeningOf(world, patient)];
};

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
export const clearing = (ruleIds: readonly string[]): object => ({
  decisions: ruleIds.map((ruleId) => ({ ruleId, decision: 'clear', reasonCode: 'known_stable_condition', told: 'Tell us about anything new.' })),
  scope: { excludeRegions: [], excludeTechniques: [] },
  expiresAt: inDays(7),
});

/** Findings above level 1. */
export const holding = (screening: { findings: { level: string; ruleId: string }[] }): string[] =>
  screening.findings.filter(({ level }) => !level.startsWith('proceed')).map(({ ruleId }) => ruleId);

const plansOf = async (world: World, clientId: string): Promise<Furnished['plans']> => {
  const stage = (plan: any): { id: string; version: number; lineId: string } => ({ id: plan.id, version: plan.version, lineId: plan.lines[0].id });
  const approved = await acceptAll(world, await draftOf(world, clientId));
  const { body } = await approve(world, approved);
  const toSign = await acceptAll(world, await draftOf(world, clientId));
  const { version } = (await approve(world, toSign)).body;
  return {
    toSign: { ...stage(toSign), version },
    draft: stage(await draftOf(world, clientId)),
    decided: stage(await acceptAll(world, await draftOf(world, clientId))),
    approved: { ...stage(approved), version: body.version },
    toWithdraw: stage(await draftOf(world, clientId)),
  };
};

const notesOf = async (world: World, clientId: string): Promise<Furnished['notes']> => {
  const stage = (note: any): { id: string; version: number; contentHash: string } => ({ id: note.id, version: note.version, contentHash: note.signature?.contentHash ?? '' });
  const admin = await connect(world.database.adminUrl);
  const signed = await visit(world, clientId);
  await admin.query(`UPDATE staff_member SET credentials = '{student}' WHERE id = $1`, [PEOPLE.cy.id]);
  const ofStudent = await visit(world, clientId, {}, 'cy');
  await admin.query(`UPDATE staff_member SET credentials = '{}' WHERE id = $1`, [PEOPLE.cy.id]);
  await admin.end();
  const complete = await fillIn(world, await startNote(world, clientId), SECTIONS_OF_A_VISIT);
  return { signed: stage(signed), ofStudent: stage(ofStudent), complete: stage(complete), draft: stage(await startNote(world, clientId)), toWithdraw: stage(await startNote(world, clientId)) };
};

const templatesOf = async (world: World): Promise<Furnished['templates'] & { edited: string }> => {
  const written = async (section: string, field: string): Promise<string> =>
    (await world.as('ana').post('/note-templates', { scope: 'own', title: 'A phrase', sections: { [section]: { [field]: 'Tight, {side}' } } })).body.id;
  return { standing: await written('objective', 'text'), toRetire: await written('plan', 'text'), edited: await written('assessment', 'impression') };
};

/** Clinic A with one record of everything, made through the API by its own people. */
export const furnish = async (world: World): Promise<Furnished> => {
  const [dee, ana, olu] = [world.as('dee'), world.as('ana'), world.as('olu')];
  const plain = async (): Promise<string> => (await takeOn(world, 'dee')).id;
  const [sam, mild] = await treated(world, { ...knots, reason_for_visit: `Knots, said ${CANARY}` });
  const { version } = (await ana.get(`/clients/${sam.id}/care-notes`)).body;
  await ana.put(`/clients/${sam.id}/care-notes`, { boundaries: { regions: [], products: [] }, allergies: [{ substance: `${CANARY} oil` }] }, { ifMatch: version });
  const [, held] = await treated(world, HELD);
  const [patient, grave] = await treated(world, FOR_A_DOCTOR);
  const [, urgent] = await treated(world, URGENT);
  const [notice] = (await ana.get('/review-queue')).body.urgent;
  const first = (await ana.post(`/screenings/${grave.id}/reviews`, clearing(holding(grave)))).body;
  const asked = (await ana.post(`/screenings/${grave.id}/clearance-requests`, { ruleIds: holding(grave), addressedTo: 'Dr Ruiz', question: 'May we?' })).body;
  const letter = (await ana.post(`/clients/${patient.id}/clearance-documents`, PDF, { headers: { 'content-type': 'application/pdf' } })).body;
  const word = (await ana.post(`/screenings/${grave.id}/medical-clearances`, { ruleIds: holding(grave), clinicianName: 'Dr Ruiz', dated: new Date().toISOString().slice(0, 10), scope: 'Light massage' })).body;
  const [, another] = await treated(world, knots);
  const [again] = await treated(world, knots);
  const archived = await plain();
  await dee.post(`/clients/${archived}/archival`, { reason: 'moved_away' });
  const writing = await takeOn(world, 'dee');
  const token = await invite(world, 'dee', writing.id);
  const phone = await openForm(world, token, writing);
  await fill(phone, { ...knots, reason_for_visit: `Knots, said ${CANARY}` });
  const hired = (await olu.post('/staff', { email: 'new@alder.example', displayName: 'Noa Berg', roles: ['therapist'] })).body;
  const plans = await plansOf(world, sam.id);
  const draft = (await ana.post('/rule-set-drafts', ASK_MORE)).body;
  const crew = { owner: 'olu', desk: 'dee', therapist: 'ana', newcomer: PEOPLE.cy.id, clientId: sam.id, keptApart: await plain() } as const;
  const booking = await visitsOfEveryKind(world, crew, await openPremises(world, crew));
  const notes = await notesOf(world, sam.id);
  const templates = await templatesOf(world);
  return {
    ids: {
      ...booking.ids,
      clientId: sam.id, staffId: PEOPLE.cy.id, invitationId: (await dee.get(`/clients/${sam.id}/intake-invitations`)).body.items[0].id,
      intakeId: mild.intakeId, screeningId: mild.id, reviewId: first.id, clearanceId: mild.clearance.id, planId: plans.draft.id, lineId: plans.draft.lineId,
      requestId: asked.id, noticeId: notice.id, draftId: draft.id, documentId: letter.id, techniqueId: 'thai', linkId: 'occupation', noteId: notes.draft.id, section: 'visit', templateId: templates.edited,
    },
    plans,
    numbersHash: (await ana.get(`/treatment-plans/${plans.toSign.id}/discharge-summary`)).body.numbersHash,
    notes,
    templates,
    held: { screeningId: held.id, ruleId: holding(held)[0] ?? '' },
    reviewed: { reviewId: first.id, screeningId: grave.id, clientId: patient.id, ruleIds: holding(grave) },
    recordId: word.id,
    urgent: { screeningId: urgent.id },
    toClose: another.clearance.id,
    toRevoke: (await dee.post(`/clients/${sam.id}/intake-invitations`, {})).body.id,
    clients: { plain: await plain(), archived, toArchive: await plain(), toRescreen: again.id },
    hired: hired.id,
    phone,
    token,
    writer: writing,
    booking,
  };
};
