import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { BOOKING_TEXTS } from '../../web/src/booking/texts';
import { newYork, setUpAlder, type Alder } from '../booking/alder';
import { gradeOf } from '../clinical/reading-grade';
import { completeIntake, knots, takeOn, type Patient } from '../support/course';
import { linkTo } from '../support/furnished-booking';
import { CLINIC_A, type World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { hiddenStops, misfitsInEverySize, violationsInBothThemes } from './support/look';
import { sitDown, type By, type Seat } from './support/phone';

/** `BOOKING_PICTURES=folder`: keeps pictures of each screen, to look at. */
const PICTURES = process.env['BOOKING_PICTURES'];

describe('booking online, on a phone', () => {
  let world: World;
  let browser: Browser;
  let alder: Alder;
  inBrowser(240_000, (opened) => ({ world, browser } = opened), { env: { TRUST_PROXY: 'true' } });
  beforeAll(async () => {
    alder = await setUpAlder(world, { therapists: 3, rooms: 3 });
    await world.as('olu').put('/online-booking', { open: true, mostOpenHolds: 100 }, { ifMatch: 0 });
  });

  const pictures = async (page: Page, name: string): Promise<void> => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((to) => void ((globalThis as any).document.documentElement.dataset.theme = to), theme);
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`), fullPage: true });
    }
  };
  const faults: Record<string, string[]> = {};
  const look = async ({ page }: Seat, name: string): Promise<void> => {
    await pictures(page, name);
    const found = [...(await violationsInBothThemes(page)), ...(await misfitsInEverySize(page))];
    if (found.length > 0) faults[name] = found;
  };
  const step = (seat: Seat, name: number | string) => seat.page.locator(`[data-step="${name}"]`).waitFor();
  const main = (seat: Seat) => seat.page.locator('.actions button').last();
  /** The first day that is listed after tomorrow, and its first time. */
  const chooseTime = async (seat: Seat): Promise<void> => {
    const days = seat.page.locator('fieldset').first().locator('input');
    await days.nth(2).waitFor({ state: 'attached' });
    await seat.hands.choose(days.nth(2));
    const hours = seat.page.locator('fieldset').nth(1).locator('input');
    await hours.first().waitFor({ state: 'attached' });
    await seat.hands.choose(hours.first());
    await seat.hands.press(main(seat));
  };
  const birth = async ({ page, hands }: Seat, [year, month, day]: readonly [string, number, string]): Promise<void> => {
    const months = page.locator('select');
    await hands.select(months, (await months.locator('option').nth(month).textContent()) ?? '');
    await hands.type(page.locator('input[autocomplete="bday-day"]'), day);
    await hands.type(page.locator('input[autocomplete="bday-year"]'), year);
  };
  const cleared = async (): Promise<Patient> => {
    const patient = await takeOn(world, 'dee', { email: 'sam@mail.example' });
    await completeIntake(world, 'ana', patient, knots);
    return patient;
  };

  it.each<By>(['touch', 'keyboard'])('a stranger has a time kept within three screens, by %s', async (by) => {
    const seat = await sitDown(browser, {}, by);
    await seat.page.goto(`${world.url}/book/${CLINIC_A}`);
    await step(seat, 1);
    expect(await seat.page.title()).toBe('Book a visit');
    if (by === 'touch') await look(seat, '1-offers');
    await seat.hands.press(seat.page.locator('.offer').first());
    await step(seat, 2);
    if (by === 'touch') {
      await main(seat).tap();
      await seat.page.locator('.error').waitFor();
      await look(seat, '2-no-time');
    }
    await chooseTime(seat);
    await step(seat, 3);
    await seat.hands.press(main(seat));
    await seat.page.locator('.error').first().waitFor();
    if (by === 'touch') await look(seat, '3-who');
    const at = await seat.page.locator('[data-when]').getAttribute('data-when');
    await seat.hands.type(seat.page.locator('input[autocomplete="given-name"]'), 'Nia');
    await seat.hands.type(seat.page.locator('input[autocomplete="family-name"]'), 'O’Neil');
    await birth(seat, ['1990', 5, '17']);
    await seat.hands.type(seat.page.locator('input[type="email"]'), `nia-${by}@mail.example`);
    await seat.hands.press(main(seat));
    await seat.page.locator('[data-outcome="held"]').waitFor();
    if (by === 'touch') await look(seat, '4-held');
    const [newest] = (await world.as('dee').get('/online-requests')).body.items;
    expect({ ...newest, id: '', clientId: '', appointmentId: '', createdAt: '' }).toEqual({ id: '', clientId: '', appointmentId: '', createdAt: '', state: 'held', startsAt: at, givenName: 'Nia', familyName: 'O’Neil' });
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('a time that is taken meanwhile sends them back to choose another one', async () => {
    const seat = await sitDown(browser, {});
    await seat.page.goto(`${world.url}/book/${CLINIC_A}`);
    await seat.page.locator('.offer').first().tap();
    await chooseTime(seat);
    await step(seat, 3);
    const startsAt = await seat.page.locator('[data-when]').getAttribute('data-when');
    for (const therapistId of alder.therapists) await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: (await takeOn(world, 'dee')).id, startsAt, therapistId });
    await seat.hands.type(seat.page.locator('input[autocomplete="given-name"]'), 'Late');
    await seat.hands.type(seat.page.locator('input[autocomplete="family-name"]'), 'Comer');
    await birth(seat, ['1990', 5, '17']);
    await seat.hands.type(seat.page.locator('input[type="email"]'), 'late@mail.example');
    await main(seat).tap();
    await step(seat, 2);
    await seat.page.locator('[role="alert"]').waitFor();
    await look(seat, '5-taken');
    await chooseTime(seat);
    await step(seat, 3);
    const typed = await Promise.all(['input[autocomplete="given-name"]', 'input[autocomplete="family-name"]', 'input[autocomplete="bday-day"]', 'input[type="email"]'].map((field) => seat.page.locator(field).inputValue()));
    expect(typed).toEqual(['Late', 'Comer', '17', 'late@mail.example']);
    await seat.context.close();
  });

  it('a booking whose reply was lost is asked for again as the same one', async () => {
    const sam = await cleared();
    const { body } = await world.as('dee').post(`/clients/${sam.id}/booking-links`, {});
    const seat = await sitDown(browser, {});
    await seat.page.goto(`${world.url}${body.path}`);
    await step(seat, 'check');
    await seat.hands.type(seat.page.locator('input[autocomplete="family-name"]'), sam.familyName);
    const [year = '', month = '', day = ''] = sam.dateOfBirth.split('-');
    await birth(seat, [year, Number(month), day]);
    await seat.page.locator('button[type="submit"]').tap();
    await seat.page.locator('.offer').first().tap();
    await chooseTime(seat);
    await step(seat, 3);
    await seat.page.route('**/my-booking/visits', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    }, { times: 1 });
    await main(seat).tap();
    await seat.page.getByRole('alert').waitFor();
    await look(seat, '13-no-connection');
    await main(seat).tap();
    await seat.page.locator('[data-outcome="booked"]').waitFor();
    expect((await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items).toHaveLength(1);
    await seat.context.close();
  });

  it('a day and a time that were chosen stay chosen in the other language', async () => {
    const seat = await sitDown(browser, {});
    const { page, hands } = seat;
    await page.goto(`${world.url}/book/${CLINIC_A}`);
    await page.locator('.offer').first().tap();
    const days = page.locator('fieldset').first().locator('input');
    await days.nth(2).waitFor({ state: 'attached' });
    await hands.choose(days.nth(2));
    await hands.choose(page.locator('fieldset').nth(1).locator('input').nth(1));
    await page.getByRole('button', { name: 'Español' }).tap();
    await page.getByRole('heading', { name: '¿Cuándo quiere venir?' }).waitFor();
    expect([await days.nth(2).isChecked(), await page.locator('fieldset').nth(1).locator('input').nth(1).isChecked()]).toEqual([true, true]);
    await seat.context.close();
  });

  it('says that an offered time was taken, and begins again at the title', async () => {
    const sam = await cleared();
    const { body: visit } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: sam.id, startsAt: newYork(10, 12) });
    const link = await linkTo(world, CLINIC_A, visit.id);
    const seat = await sitDown(browser, {});
    const { page } = seat;
    // The time of who waits, before it is taken; the rest is the server's own.
    await page.route('**/api/v1/my-visit', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), state: 'held', expiresAt: visit.startsAt, provisional: false } });
    });
    await page.route('**/my-visit/confirmation', async (route) => {
      const { host, ...headers } = route.request().headers();
      await route.fulfill({ response: await page.request.get(`${world.url}/api/v1/my-visit`, { headers }) });
    });
    await page.goto(`${world.url}/visit#${link}`);
    await page.getByRole('button', { name: 'Take this time' }).tap();
    await page.locator('[data-state="booked"]').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Your visit');
    await seat.context.close();
  });

  it('a client with a link says who they are and books, and reads Spanish where that is their language', async () => {
    const sam = await cleared();
    const { body } = await world.as('dee').post(`/clients/${sam.id}/booking-links`, {});
    const seat = await sitDown(browser, {}, 'touch', { locale: 'es-MX' });
    await seat.page.goto(`${world.url}${body.path}`);
    await step(seat, 'check');
    expect(await seat.page.locator('h1').textContent()).toBe('Primero, ¿es usted?');
    await seat.hands.type(seat.page.locator('input[autocomplete="family-name"]'), 'Wrong');
    const [year = '', month = '', day = ''] = sam.dateOfBirth.split('-');
    await birth(seat, [year, Number(month), day]);
    await seat.page.locator('button[type="submit"]').tap();
    await seat.page.locator('[role="alert"]').waitFor();
    await look(seat, '6-check');
    await seat.hands.type(seat.page.locator('input[autocomplete="family-name"]'), sam.familyName);
    await seat.page.locator('button[type="submit"]').tap();
    await step(seat, 1);
    await seat.page.locator('.offer').first().tap();
    await look(seat, '7-times');
    await chooseTime(seat);
    await step(seat, 3);
    await look(seat, '8-sure');
    await main(seat).tap();
    await seat.page.locator('[data-outcome="booked"]').waitFor();
    await look(seat, '9-booked');
    expect((await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items.map((one: any) => [one.state, one.channel])).toEqual([['booked', 'online']]);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('moves and cancels a visit by the link of its mail', async () => {
    const sam = await cleared();
    const { body: visit } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: sam.id, startsAt: newYork(9, 12) });
    const seat = await sitDown(browser, {});
    await seat.page.goto(`${world.url}/visit#${await linkTo(world, CLINIC_A, visit.id)}`);
    await seat.page.locator('[data-state="booked"]').waitFor();
    expect(await seat.page.title()).toBe('Your visit');
    await look(seat, '10-visit');
    expect(await hiddenStops(seat.page, 6)).toEqual([]);
    await seat.page.getByRole('button', { name: 'Move the visit' }).tap();
    await chooseTime(seat);
    await seat.page.getByText('Your visit was moved.').waitFor();
    const moved = (await world.as('dee').get(`/appointments/${visit.id}`)).body;
    expect([moved.version, moved.startsAt === visit.startsAt]).toEqual([2, false]);
    await seat.page.getByRole('button', { name: 'Cancel the visit' }).tap();
    await look(seat, '11-cancel');
    await seat.page.getByRole('button', { name: 'Yes, cancel it' }).tap();
    await seat.page.locator('[data-state="cancelled"]').waitFor();
    await look(seat, '12-cancelled');
    expect((await world.as('dee').get(`/appointments/${visit.id}`)).body.state).toBe('cancelled');
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it.each([['/book/nowhere', 'closed'], ['/book/0190a000-0000-7000-8000-0000000000ff', 'closed'], ['/book', 'link'], ['/book#x', 'link'], ['/visit', 'link'], ['/visit#x', 'link']])('%s says what to do, and nothing about anybody', async (path, trouble) => {
    const seat = await sitDown(browser, {});
    await seat.page.goto(`${world.url}${path}`);
    await seat.page.locator(`[data-trouble="${trouble}"]`).waitFor();
    await look(seat, `trouble-${trouble}`);
    await seat.context.close();
  });

  it('axe found nothing on any of these screens in either theme, and nothing stuck out at 320 px', () => {
    expect(faults).toEqual({});
  });

  it('is of reading grade 8 or below, and says the same in both languages', () => {
    const texts = Object.entries(BOOKING_TEXTS.en).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : typeof text === 'function' ? [[name, (text as (...args: any[]) => string)('2', '3')] as const] : []));
    expect(texts.filter(([, text]) => text.split(/\s+/).length >= 5 && gradeOf(text) > 8).map(([name, text]) => `${name} ${gradeOf(text).toFixed(1)}: ${text}`)).toEqual([]);
    expect(Object.keys(BOOKING_TEXTS.es).sort()).toEqual(Object.keys(BOOKING_TEXTS.en).sort());
    expect(Object.entries(BOOKING_TEXTS.es).filter(([name, text]) => typeof text === 'string' && text === BOOKING_TEXTS.en[name as 'title'])).toEqual([]);
  });
});
