import type { Client } from 'pg';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { clientWith, fillInAgain, patientWith } from '../treatment-plans/cleared-client';
import { fillIn, later, planFor, sign, startNote, visit } from './charting';

describe('a course of visits', () => {
  let world: World;
  let admin: Client;
  // Each story has its own clock.
  beforeEach(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
  });
  afterEach(async () => {
    await admin.end();
    await world.close();
  });

  it('of six with improving pain goes through, counts against its plan and shows the change that matters', async () => {
    const ben = await clientWith(world);
    const planId = await planFor(world, ben);
    const outcomes: string[] = [];
    for (const pain of [7, 6, 5, 4, 3, 2]) {
      const signed = await visit(world, ben, { start: { planId }, pain, sections: { subjective: { complaint: 'Stiff neck', sinceLast: pain === 7 ? 'first_visit' : 'better' } } });
      outcomes.push(signed.signature.trend.outcome);
      expect(signed.gate.open).toBe(true);
      await later(world, { days: 3 });
    }
    expect(outcomes).toEqual(['go_on', 'go_on', 'go_on', 'go_on', 'go_on', 'go_on']);
    const progress = (await world.as('ana').get(`/treatment-plans/${planId}/progress`)).body;
    expect(progress).toMatchObject({ visits: 6, sessions: 8, visitsLeft: 2, courseComplete: false, trend: { outcome: 'go_on', painBefore: 7, painNow: 2 } });
    const { series } = (await world.as('ana').get(`/clients/${ben}/outcomes`)).body;
    const arrival = series.find((one: any) => one.measure === 'nprs' && one.moment === 'before');
    expect(arrival.points.map(({ value }: any) => value)).toEqual([7, 6, 5, 4, 3, 2]);
    expect(arrival).toMatchObject({ mcid: 1.3, direction: 'lower_better', sources: expect.arrayContaining(['cleland2008']), change: { first: 7, last: 2, gain: 5, matters: 'better' } });
    const { items } = (await world.as('ana').get(`/clients/${ben}/session-notes`)).body;
    expect(items.map(({ painBefore }: any) => painBefore)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('without gain is held at the fourth visit: no fifth is begun until somebody screens again', async () => {
    const lea = await patientWith(world);
    const planId = await planFor(world, lea.id);
    const trends: any[] = [];
    for (const pain of [6, 6, 5, 5]) {
      trends.push((await visit(world, lea.id, { start: { planId }, pain })).signature.trend);
      await later(world, { days: 3 });
    }
    expect(trends.map(({ outcome }) => outcome)).toEqual(['go_on', 'go_on', 'go_on', 'therapist_review']);
    expect(trends[3]).toMatchObject({ visits: 4, painBefore: 6, painNow: 5, reasons: [{ rule: 'no_gain_review', outcome: 'therapist_review' }] });
    const fifth = await world.as('ana').post(`/clients/${lea.id}/session-notes`, { kind: 'treatment', planId });
    expect([fifth.status, fifth.body.code]).toEqual([409, 'gate_closed']);
    const { rows } = await admin.query(`SELECT k.reason FROM clearance_closure k JOIN clearance c ON c.id = k.clearance_id WHERE c.client_id = $1`, [lea.id]);
    expect(rows).toEqual([{ reason: 'trend' }]);
    const notGiven = await startNote(world, lea.id, { kind: 'treatment_not_given', planId });
    expect(notGiven).toMatchObject({ kind: 'treatment_not_given', status: 'draft', limits: null });

    await fillInAgain(world, lea, {});
    const again = await visit(world, lea.id, { pain: 5, start: { planId } });
    expect(again.signature.trend).toMatchObject({ outcome: 'go_on', visits: 5 });
    await later(world, { days: 3 });
    const sixth = await visit(world, lea.id, { pain: 5, start: { planId } });
    expect([sixth.signature.trend.outcome, sixth.gate.open]).toEqual(['refer', false]);
  });

  it('is judged by its complaint, also while the next note is a draft, was withdrawn or gave no treatment', async () => {
    const ben = await clientWith(world);
    const planId = await planFor(world, ben);
    for (const pain of [7, 5]) await visit(world, ben, { start: { planId }, pain });
    const least = async (): Promise<number> => (await world.as('ana').get(`/clients/${ben}/outcomes`)).body.series.find((one: any) => one.measure === 'nprs' && one.moment === 'before').mcid;
    expect(await least()).toBe(1.3);
    const draft = await startNote(world, ben, { planId });
    expect(await least()).toBe(1.3);
    await world.as('ana').post(`/session-notes/${draft.id}/withdrawal`, { reason: 'duplicate', text: 'Begun twice' }, { ifMatch: draft.version });
    expect(await least()).toBe(1.3);
    await sign(world, await fillIn(world, await startNote(world, ben, { kind: 'treatment_not_given' }), { notGiven: { reason: 'other', text: 'Came with a cold.' } }));
    expect(await least()).toBe(1.3);
  });

  it('is held by every visit, and tells the pain of those alone that all clinical staff may read', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    await visit(world, lea, { start: { planId, privacy: { privacy: 'named' } }, pain: 9 });
    const open = await visit(world, lea, { start: { planId }, pain: 6 });
    expect(open.signature.trend).toMatchObject({ visits: 2, painBefore: 6, painNow: 6 });
    await visit(world, lea, { start: { planId, privacy: { privacy: 'named' } }, pain: 2, sections: { subjective: { complaint: 'Told in confidence', sinceLast: 'much_worse' } } });
    const { body } = await world.as('cy').get(`/treatment-plans/${planId}/progress`);
    expect(body).toMatchObject({ visits: 3, trend: { outcome: 'refer', visits: 3, painBefore: 6, painNow: 6 } });
  });

  it('that makes things worse closes the gate at once', async () => {
    const mo = await clientWith(world);
    const signed = await visit(world, mo, { pain: 4, sections: { subjective: { complaint: 'Neck', sinceLast: 'much_worse' } } });
    expect([signed.signature.trend.outcome, signed.gate.open]).toEqual(['refer', false]);
  });
});
