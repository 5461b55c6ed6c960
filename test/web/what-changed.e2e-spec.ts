import type { Browser } from 'playwright-core';
import { FormFiller, type Said } from '../../scripts/form-filler';
import { completeIntake, takeOn, type Patient } from '../support/course';
import type { World } from '../support/world';
import { inviteToCheck, NO_NEWS } from '../screening/short-check';
import { inBrowser } from './support/in-browser';
import { keptOnDevice } from './support/kept-on-device';
import { misfitsInEverySize, violationsInBothThemes } from './support/look';
import { DESK_WORKER } from './support/personas';
import { addressOf, signAndSend, sitDown, walkThrough, type By, type Seat } from './support/phone';

describe('the short check before a visit, at 390 px', () => {
  let world: World;
  let browser: Browser;
  inBrowser(240_000, (opened) => ({ world, browser } = opened));

  const known = async (): Promise<Patient> => {
    const patient = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', patient, DESK_WORKER);
    return patient;
  };
  /** In front of the check, past who they are; the filler knows the form that this check is. */
  const begin = async (patient: Patient, said: Said, by: By = 'touch', invitation: object = {}): Promise<Seat> => {
    const { body: link } = await inviteToCheck(world, patient.id, invitation);
    const { context, page, hands, complaints } = await sitDown(browser, said, by);
    const form = page.waitForResponse((response) => response.url().endsWith('/intake/form') && response.ok());
    await page.goto(addressOf(world, link));
    await new FormFiller(page, hands, said).identify(patient);
    const { form: check } = (await (await form).json()) as { form: ConstructorParameters<typeof FormFiller>[3] };
    return { context, page, hands, complaints, filler: new FormFiller(page, hands, said, check) };
  };

  it.each<By>(['touch', 'keyboard'])('takes six screens from the link to the end when nothing is new, by %s', async (by) => {
    const patient = await known();
    const seat = await begin(patient, NO_NEWS, by);
    const { screens, advice } = await walkThrough(seat);
    const level = await signAndSend(seat);
    await seat.context.close();
    expect({ screens: screens + 3, advice, level, complaints: seat.complaints }).toEqual({ screens: 6, advice: [], level: 'proceed', complaints: [] });
    expect((await world.as('ana').get(`/clients/${patient.id}/gate`)).body.visit.open).toBe(true);
  });

  it('opens a group after a yes, empty, and says at once what may not wait', async () => {
    const patient = await known();
    const seat = await begin(patient, { ...NO_NEWS, changed_head: 'yes', stroke_signs: ['face_droop'] });
    const { advice } = await walkThrough(seat);
    const level = await signAndSend(seat);
    await seat.context.close();
    expect({ advice, level }).toEqual({ advice: ['emergency'], level: 'emergency_now' });
  });

  it('is open to everybody: axe finds nothing in either theme, and everything fits at 320 px, at 200 % zoom and at 200 % text', async () => {
    const patient = await known();
    const { body: link } = await inviteToCheck(world, patient.id);
    const cover = await sitDown(browser, {});
    await cover.page.goto(addressOf(world, link));
    await cover.page.locator('form[data-alive="true"]').waitFor();
    expect(await cover.page.locator('main').textContent()).toContain('about two minutes');
    expect([...(await violationsInBothThemes(cover.page)), ...(await misfitsInEverySize(cover.page))]).toEqual([]);
    await cover.context.close();
    const seat = await begin(patient, { ...NO_NEWS, changed_legs: 'yes' });
    const found: unknown[] = [];
    await walkThrough(seat, async () => void found.push(...(await violationsInBothThemes(seat.page)), ...(await misfitsInEverySize(seat.page))));
    await signAndSend(seat);
    found.push(...(await violationsInBothThemes(seat.page)));
    await seat.context.close();
    expect(found).toEqual([]);
  });

  it('leaves nothing on the clinic\'s tablet for whoever takes it back', async () => {
    const seat = await begin(await known(), { ...NO_NEWS, since_change: 'worse' }, 'touch', { onTablet: true });
    await walkThrough(seat);
    expect(await signAndSend(seat)).toBe('therapist_review');
    expect(await violationsInBothThemes(seat.page)).toEqual([]);
    await seat.hands.press(seat.page.getByRole('button', { name: 'I have read it. Give the tablet back' }));
    await seat.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect([await violationsInBothThemes(seat.page), await misfitsInEverySize(seat.page)]).toEqual([[], []]);
    expect((await seat.page.evaluate(keptOnDevice)).records).toBe(0);
    for (let n = 0; n < 2; n++) {
      await seat.page.goBack();
      await seat.page.getByRole('heading', { name: 'This form was already sent' }).waitFor();
      expect(await seat.page.locator('[data-level], [data-screen]').count()).toBe(0);
    }
    await seat.context.close();
  });

  it('speaks Spanish from the first screen to the last', async () => {
    const seat = await begin(await known(), { ...NO_NEWS, changed_arms: 'yes' }, 'touch', { locale: 'es' });
    const english: string[] = [];
    const note = async (): Promise<void> => void english.push(...(await seat.page.locator('main [lang="en"]').allTextContents()));
    await walkThrough(seat, note);
    await signAndSend(seat);
    await note();
    const lang = await seat.page.locator('html').getAttribute('lang');
    await seat.context.close();
    expect({ lang, english }).toEqual({ lang: 'es', english: [] });
  });
});
