import type { Browser } from 'playwright-core';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { keptOnDevice } from './support/kept-on-device';
import { DESK_WORKER, DROOPING_FACE, MINOR, SPANISH_SPEAKER, UNSURE } from './support/personas';
import { invitePatient, openLink, signAndSend, sitDown, walkThrough, type By, type Patient } from './support/phone';

describe('at 390 px, by touch and again by keyboard alone', () => {
  let world: World;
  let browser: Browser;
  inBrowser(240_000, (opened) => ({ world, browser } = opened));

  /** The same story twice, side by side, each with a client of its own. */
  const twice = async <T>(patient: object, story: (by: By, patient: Patient) => Promise<T>): Promise<T[]> => {
    const patients = [await invitePatient(world, patient), await invitePatient(world, patient)];
    return Promise.all(patients.map((one, at) => story(at === 0 ? 'touch' : 'keyboard', one)));
  };
  const both = <T>(what: T): T[] => [what, what];

  it('a healthy desk worker answers everything within fifteen screens and may go ahead', async () => {
    const told = await twice({}, async (by, patient) => {
      const seat = await sitDown(browser, DESK_WORKER, by);
      await openLink(world, patient, seat);
      const { screens, advice } = await walkThrough(seat);
      const level = await signAndSend(seat);
      const { records } = await seat.page.evaluate(keptOnDevice);
      await seat.context.close();
      const { body } = await world.as('ana').get(`/clients/${patient.id}/intakes`);
      // The form's screens, and the check before, the consent and the end after them.
      return { screens: screens + 3, advice, level, complaints: seat.complaints, stored: body.items.length, left: records };
    });
    expect(told).toEqual(both({ screens: 15, advice: [], level: 'proceed', complaints: [], stored: 1, left: 0 }));
  });

  it('an unsure answer is an answer: the therapist asks about it', async () => {
    const told = await twice({}, async (by, patient) => {
      const seat = await sitDown(browser, UNSURE, by);
      await openLink(world, patient, seat);
      await walkThrough(seat);
      const level = await signAndSend(seat);
      const title = await seat.page.locator('h1').textContent();
      await seat.context.close();
      return { level, title };
    });
    expect(told).toEqual(both({ level: 'therapist_review', title: 'Your therapist needs to ask you more' }));
  });

  it('an emergency answer stops the form at once, with the number to call', async () => {
    const told = await twice({}, async (by, patient) => {
      const seat = await sitDown(browser, DROOPING_FACE, by);
      await openLink(world, patient, seat);
      const called: (string | null)[] = [];
      const { advice } = await walkThrough(seat, async () => {
        const call = seat.page.locator('[data-advice] a');
        if ((await call.count()) > 0) called.push(await call.getAttribute('href'));
      });
      const level = await signAndSend(seat);
      await seat.context.close();
      return { advice, called, level };
    });
    expect(told).toEqual(both({ advice: ['emergency'], called: ['tel:911'], level: 'emergency_now' }));
  });

  it("a minor's form is signed by a guardian", async () => {
    const guardian = { name: 'Rosa Rivera', relation: 'mother', phone: '+12025550143' };
    const told = await twice({ dateOfBirth: '2012-06-01', guardian }, async (by, patient) => {
      const seat = await sitDown(browser, MINOR, by);
      await openLink(world, patient, seat);
      await walkThrough(seat);
      await signAndSend(seat, { guardian: 'Rosa Rivera' });
      await seat.context.close();
      const { body } = await world.as('ana').get(`/clients/${patient.id}/intakes`);
      return (await world.as('ana').get(`/intakes/${body.items[0].id}`)).body.signature;
    });
    expect(told).toEqual(both(expect.objectContaining({ relationship: 'guardian', guardianName: 'Rosa Rivera' })));
  });

  it('a Spanish speaker reads Spanish from the first screen to the last', async () => {
    const told = await twice({ invitation: { locale: 'es' } }, async (by, patient) => {
      const seat = await sitDown(browser, SPANISH_SPEAKER, by, { locale: 'es-MX' });
      await openLink(world, patient, seat);
      const english: string[] = [];
      const noteEnglish = async (): Promise<void> => void english.push(...(await seat.page.locator('main [lang="en"]').allTextContents()));
      await walkThrough(seat, noteEnglish);
      await signAndSend(seat);
      await noteEnglish();
      const lang = await seat.page.locator('html').getAttribute('lang');
      await seat.context.close();
      return { lang, english };
    });
    expect(told).toEqual(both({ lang: 'es', english: [] }));
  });
});
