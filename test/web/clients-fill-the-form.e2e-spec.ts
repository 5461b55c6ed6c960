import type { Browser } from 'playwright-core';
import { openWorld, type World } from '../support/world';
import { DESK_WORKER, DROOPING_FACE, MINOR, SPANISH_SPEAKER, UNSURE } from './support/personas';
import { invitePatient, openLink, openWeb, signAndSend, sitDown, walkThrough, type By } from './support/phone';

jest.setTimeout(180_000);

describe.each<By>(['touch', 'keyboard'])('on a phone, by %s alone', (by) => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openWeb()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('a healthy desk worker answers everything within fifteen screens and may go ahead', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, DESK_WORKER, by);
    await openLink(world, patient, seat);
    const { screens, advice } = await walkThrough(seat);
    const level = await signAndSend(seat);
    // The form's screens, and the check before, the consent and the end after them.
    expect(screens + 3).toBeLessThanOrEqual(15);
    expect({ level, advice, complaints: seat.complaints }).toEqual({ level: 'proceed', advice: [], complaints: [] });
    const stored = await world.as('ana').get(`/clients/${patient.id}/intakes`);
    expect(stored.body.items).toHaveLength(1);
    await seat.context.close();
  });

  it('an unsure answer is an answer; the therapist asks about it', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, UNSURE, by);
    await openLink(world, patient, seat);
    await walkThrough(seat);
    expect(await signAndSend(seat)).toBe('therapist_review');
    expect(await seat.page.locator('h1').textContent()).toBe('Your therapist needs to ask you more');
    await seat.context.close();
  });

  it('an emergency answer stops the form at once, with the number to call', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, DROOPING_FACE, by);
    await openLink(world, patient, seat);
    const called: (string | null)[] = [];
    const { advice } = await walkThrough(seat, async () => {
      const call = seat.page.locator('[data-advice] a');
      if ((await call.count()) > 0) called.push(await call.getAttribute('href'));
    });
    expect({ advice, called }).toEqual({ advice: ['emergency'], called: ['tel:911'] });
    expect(await signAndSend(seat)).toBe('emergency_now');
    await seat.context.close();
  });

  it("a minor's form is signed by a guardian", async () => {
    const patient = await invitePatient(world, { dateOfBirth: '2012-06-01', guardian: { name: 'Rosa Rivera', relation: 'mother', phone: '+12025550143' } });
    const seat = await sitDown(browser, MINOR, by);
    await openLink(world, patient, seat);
    await walkThrough(seat);
    await signAndSend(seat, { guardian: 'Rosa Rivera' });
    const { body } = await world.as('ana').get(`/clients/${patient.id}/intakes`);
    const intake = await world.as('ana').get(`/intakes/${body.items[0].id}`);
    expect(intake.body.signature).toMatchObject({ relationship: 'guardian', guardianName: 'Rosa Rivera' });
    await seat.context.close();
  });

  it('a Spanish speaker reads Spanish from the first screen to the last', async () => {
    const patient = await invitePatient(world, { invitation: { locale: 'es' } });
    const seat = await sitDown(browser, SPANISH_SPEAKER, by, { locale: 'es-MX' });
    await openLink(world, patient, seat);
    const english: string[] = [];
    const noteEnglish = async (): Promise<void> => void english.push(...(await seat.page.locator('main [lang="en"]').allTextContents()));
    await walkThrough(seat, noteEnglish);
    await signAndSend(seat);
    await noteEnglish();
    expect({ lang: await seat.page.locator('html').getAttribute('lang'), english }).toEqual({ lang: 'es', english: [] });
    await seat.context.close();
  });
});
