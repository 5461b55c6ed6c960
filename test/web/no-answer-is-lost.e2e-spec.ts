import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowserWith } from '../../scripts/chromium';
import { itemsOf, standardIntake } from '../../src/intake';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { keptOnDevice } from './support/kept-on-device';
import { UNSURE } from './support/personas';
import { addressOf, invitePatient, openLink, PHONE, seatIn, signAndSend, sitDown, walkThrough, type Patient, type Seat } from './support/phone';

describe('no answer is lost', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));
  /** A browser that outlives a failed test would keep the whole run from ending. */
  const own: BrowserContext[] = [];
  const openOwn = async (folder: string): Promise<BrowserContext> => {
    const opened = await openBrowserWith(folder, PHONE);
    own.push(opened);
    return opened;
  };
  afterAll(() => Promise.all(own.map((one) => one.close().catch(() => undefined))));
  const kill = async (opened: BrowserContext, folder: string): Promise<void> => {
    const gone = opened.waitForEvent('close');
    // Chromium names its process in the lock of its folder.
    process.kill(Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
    await gone;
    rmSync(join(folder, 'SingletonLock'), { force: true });
  };
  const isWorking = (page: Page) => page.waitForFunction(() => (globalThis as unknown as { navigator: { serviceWorker: { controller: unknown } } }).navigator.serviceWorker.controller !== null);

  const say = async ({ filler }: Seat, linkId: string, answer: unknown): Promise<void> => {
    const item = itemsOf(standardIntake).get(linkId)?.item;
    if (!item) throw new Error(`no question ${linkId}`);
    await filler.answer(item, answer);
  };
  /** Headless, every tab is always in view. */
  const comeBack = (): void => {
    const { document, Event } = globalThis as unknown as { document: { dispatchEvent: (event: object) => void }; Event: new (type: string) => object };
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** The first has answered all that is asked, and not signed yet; the second has the form open. */
  const inTwoTabs = async (patient: Patient): Promise<[Seat, Seat]> => {
    const one = await sitDown(browser, UNSURE);
    const two = await seatIn(one.context, {});
    await openLink(world, patient, two);
    await shows(two.page, 'saved');
    await one.page.bringToFront();
    await openLink(world, patient, one);
    await walkThrough(one);
    return [one, two];
  };
  /** In a tab that may lie behind another. */
  const tell = async (seat: Seat, linkId: string, answer: unknown): Promise<void> => {
    await seat.page.bringToFront();
    await say(seat, linkId, answer);
  };
  const shows = (page: Page, saving: string): Promise<void> => page.locator(`[data-saving="${saving}"]`).waitFor();
  const isChecked = (page: Page, linkId: string, code: string): Promise<boolean> => page.locator(`#question-${linkId} input[value="${code}"]`).isChecked();

  const bornYearsAgo = (years: number): string => `${new Date().getFullYear() - years}-01-01`;

  /** What the server has, seen from a device of its own; the age comes from the check. */
  const stored = async (patient: Patient): Promise<Record<string, unknown>> => {
    const phone = world.stranger();
    const headers = { 'intake-token': patient.token };
    await phone.post('/intake/identity-check', { familyName: patient.familyName, dateOfBirth: patient.dateOfBirth }, { headers });
    const { body } = await phone.get('/intake/form', { headers });
    return Object.fromEntries((body.answers as { linkId: string; answer: unknown }[]).map(({ linkId, answer }) => [linkId, answer]));
  };
  const storedOfTheirOwn = async (patient: Patient): Promise<Record<string, unknown>> => {
    const { age: _told, ...others } = await stored(patient);
    return others;
  };

  /** Keeps scripts back until told. */
  const holdBack = async (page: Page, which: string): Promise<() => void> => {
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(which, async (route) => {
      await late;
      await route.continue();
    });
    return arrive;
  };
  const checkAs = async (page: Page, familyName: string, dateOfBirth = '1991-04-09'): Promise<void> => {
    const [year = '', month, day] = dateOfBirth.split('-');
    await page.locator('[autocomplete="family-name"]').fill(familyName);
    await page.locator('[autocomplete="bday-month"]').selectOption(String(Number(month)));
    await page.locator('[autocomplete="bday-day"]').fill(String(Number(day)));
    await page.locator('[autocomplete="bday-year"]').fill(year);
    await page.keyboard.press('Enter');
  };

  it('when the connection goes: it says so, keeps them over a reload, and sends them when it is back', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, {});
    const { context, page } = seat;
    await openLink(world, patient, seat);
    await say(seat, 'sex', 'female');
    await shows(page, 'saved');
    await isWorking(page);
    await context.setOffline(true);
    await say(seat, 'consent_self', 'yes');
    await say(seat, 'allergies', ['latex', 'nuts']);
    await shows(page, 'offline');
    expect(Object.keys(await storedOfTheirOwn(patient))).toEqual(['sex']);
    await page.reload();
    await page.locator('.question').first().waitFor();
    await shows(page, 'offline');
    expect([await isChecked(page, 'sex', 'female'), await isChecked(page, 'consent_self', 'yes'), await isChecked(page, 'allergies', 'latex')]).toEqual([true, true, true]);
    await context.setOffline(false);
    await shows(page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' }, consent_self: { value: 'yes' }, allergies: { value: ['latex', 'nuts'] } });
    await context.close();
  });

  it('when the page is loaded again without a connection, within a moment of what was typed', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, {});
    const { context, page } = seat;
    const reason = page.locator('#question-reason_for_visit :is(input, textarea)').first();
    await openLink(world, patient, seat);
    await say(seat, 'sex', 'female');
    await shows(page, 'saved');
    await isWorking(page);
    await context.setOffline(true);
    await reason.fill('a stiff neck');
    await page.reload();
    await page.locator('.question').first().waitFor();
    expect(await reason.inputValue()).toBe('a stiff neck');
    expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage })))).not.toContain('stiff');
    await context.setOffline(false);
    await shows(page, 'saved');
    expect(await storedOfTheirOwn(patient)).toMatchObject({ reason_for_visit: { value: 'a stiff neck' } });
    await context.close();
  });

  it('when the browser is killed before they are sent: the same link and the second check bring them back', async () => {
    const patient = await invitePatient(world);
    const folder = mkdtempSync(join(tmpdir(), 'rhomboid-browser-'));
    const first = await openOwn(folder);
    const seat = await seatIn(first, {});
    await openLink(world, patient, seat);
    await first.setOffline(true);
    await say(seat, 'sex', 'male');
    await shows(seat.page, 'offline');
    await kill(first, folder);
    expect(await storedOfTheirOwn(patient)).toEqual({});

    const second = await openOwn(folder);
    const again = await seatIn(second, {});
    await openLink(world, patient, again);
    await shows(again.page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'male' } });
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('when two tabs of one browser are killed with it: what either was told is there, and of one question what was said last', async () => {
    const patient = await invitePatient(world);
    const folder = mkdtempSync(join(tmpdir(), 'rhomboid-browser-'));
    const first = await openOwn(folder);
    const [one, two] = [await seatIn(first, {}), await seatIn(first, {})];
    await openLink(world, patient, one);
    await shows(one.page, 'saved');
    await openLink(world, patient, two);
    await first.setOffline(true);
    await tell(one, 'sex', 'male');
    await tell(two, 'sex', 'female');
    await say(two, 'allergies', ['latex', 'nuts']);
    await tell(one, 'consent_self', 'yes');
    for (const { page } of [one, two]) await shows(page, 'offline');
    await kill(first, folder);
    expect(await storedOfTheirOwn(patient)).toEqual({});

    const second = await openOwn(folder);
    const again = await seatIn(second, {});
    await openLink(world, patient, again);
    await shows(again.page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' }, allergies: { value: ['latex', 'nuts'] }, consent_self: { value: 'yes' } });
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('when two tabs of one browser are back on the line: both send, and nobody is asked to choose between their own answers', async () => {
    const patient = await invitePatient(world);
    const one = await sitDown(browser, {});
    const { context } = one;
    const two = await seatIn(context, {});
    await openLink(world, patient, one);
    await shows(one.page, 'saved');
    await openLink(world, patient, two);
    await isWorking(two.page);
    await context.setOffline(true);
    await tell(one, 'sex', 'male');
    await say(one, 'consent_self', 'yes');
    await tell(two, 'allergies', ['latex', 'nuts']);
    // Nothing on the page tells when the device has written.
    await two.page.waitForTimeout(500);
    await two.page.reload();
    await two.page.locator('.question').first().waitFor();
    expect([await isChecked(two.page, 'sex', 'male'), await isChecked(two.page, 'allergies', 'nuts')]).toEqual([true, true]);
    await tell(one, 'sex', 'intersex');
    await context.setOffline(false);
    for (const { page } of [one, two]) {
      await shows(page, 'saved');
      expect(await page.locator('[data-conflict]').count()).toBe(0);
      await page.evaluate(comeBack);
      await page.locator('#question-sex input[value="intersex"]:checked').waitFor();
    }
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'intersex' }, consent_self: { value: 'yes' }, allergies: { value: ['latex', 'nuts'] } });
    await context.close();
  });

  it('when one tab sends the form while another has answers that wait: they are sent first', async () => {
    const patient = await invitePatient(world);
    const [one, two] = await inTwoTabs(patient);
    await two.page.route('**/intake/answers/*', (route) => route.abort());
    await two.page.evaluate(comeBack);
    await tell(two, 'allergies', ['latex', 'nuts']);
    await shows(two.page, 'offline');
    await two.page.close();
    await one.page.bringToFront();
    await signAndSend(one);
    const [{ id }] = (await world.as('ana').get(`/clients/${patient.id}/intakes`)).body.items;
    expect((await world.as('ana').get(`/intakes/${id}`)).body.answers).toContainEqual(expect.objectContaining({ linkId: 'allergies', answer: { value: ['latex', 'nuts'] } }));
    await one.context.close();
  });

  it('when the device is full: what was said last counts, not what could be kept', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, {});
    const { context, page } = seat;
    await openLink(world, patient, seat);
    await shows(page, 'saved');
    await context.setOffline(true);
    await say(seat, 'sex', 'male');
    await shows(page, 'offline');
    await page.evaluate(() => {
      (globalThis as unknown as { IDBObjectStore: { prototype: { put: () => void } } }).IDBObjectStore.prototype.put = () => {
        throw new Error('full');
      };
    });
    await say(seat, 'sex', 'female');
    await page.evaluate(comeBack);
    await context.setOffline(false);
    await shows(page, 'saved');
    expect(await isChecked(page, 'sex', 'female')).toBe(true);
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' } });
    await context.close();
  });

  it('once the form is sent, nothing of it stays in any tab of the browser', async () => {
    const [seat, two] = await inTwoTabs(await invitePatient(world));
    await signAndSend(seat);
    await two.page.locator('[data-level]').waitFor();
    expect(await two.page.evaluate(keptOnDevice)).toEqual({ records: 0, text: '{}{}' });
    await seat.context.close();
  });

  it('when it is typed before the scripts are here: it stays, and so does the cursor', async () => {
    // Her clinic writes to her in Spanish, which only the scripts can show.
    const patient = await invitePatient(world, { invitation: { locale: 'es' } });
    const { context, page } = await sitDown(browser, {});
    const arrive = await holdBack(page, '**/assets/*.js');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('[autocomplete="bday-month"]').selectOption('4');
    await page.locator('[autocomplete="bday-day"]').fill('9');
    await page.locator('[autocomplete="family-name"]').fill(patient.familyName);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    arrive();
    await page.locator('html[lang="es"]').waitFor();
    const values = await Promise.all(['family-name', 'bday-month', 'bday-day'].map((name) => page.locator(`[autocomplete="${name}"]`).inputValue()));
    expect(values).toEqual([patient.familyName, '4', '9']);
    await page.keyboard.type('x');
    expect(await page.locator('[autocomplete="family-name"]').inputValue()).toBe(`${patient.familyName}x`);
    await page.locator('[autocomplete="family-name"]').fill(patient.familyName);
    await page.locator('[autocomplete="bday-year"]').fill('1991');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.question').first().waitFor();
    await context.close();
  });

  it('when the first questions are answered before React is here: it takes them over, with the unit that was shown, and saves them', async () => {
    const patient = await invitePatient(world, { dateOfBirth: bornYearsAgo(35) });
    const { context, page, hands, complaints } = await sitDown(browser, {});
    const arrive = await holdBack(page, '**/assets/index-*.js');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, patient.familyName, patient.dateOfBirth);
    expect(await page.locator('#question-age input').first().inputValue()).toBe('35');
    await page.locator('#question-weight_kg input').first().fill('150');
    expect(await page.locator('#question-weight_kg select').inputValue()).toBe('lb');
    await hands.choose(page.locator('#question-sex input[value="female"]'));
    await page.locator('.actions button').last().tap();
    expect(await page.locator('[data-saving]').getAttribute('data-saving')).toBe('saving');
    expect(await stored(patient)).toEqual({});
    arrive();
    await page.getByRole('alert').waitFor();
    await shows(page, 'saved');
    expect(await stored(patient)).toMatchObject({ age: { value: 35 }, sex: { value: 'female' }, weight_kg: { value: 68.04 } });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('what only React can do waits for it: another language, an empty field, another link in the same tab', async () => {
    const [patient, other] = [await invitePatient(world), await invitePatient(world)];
    const { context, page, complaints } = await sitDown(browser, {});
    const arrive = await holdBack(page, '**/assets/index-*.js');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-alive="true"]').waitFor();
    expect(await page.locator('[data-clinic]').textContent()).toBe('Alder Massage');
    await page.locator('[autocomplete="family-name"]').fill(patient.familyName);
    await page.locator('header button[lang="es"]').tap();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    arrive();
    await page.locator('html[lang="es"]').waitFor();
    expect(await page.locator('[autocomplete="family-name"]').inputValue()).toBe(patient.familyName);
    await page.locator('header button[lang="en"]').tap();

    await page.goto(`${world.url}/intake?again#${patient.token}`);
    await page.locator('form[data-alive="true"][data-early="true"]').waitFor();
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.error').first().waitFor();
    expect(await page.locator('[autocomplete="family-name"]').getAttribute('aria-invalid')).toBe('true');

    await page.goto(`${world.url}/intake?once-more#${patient.token}`);
    await page.locator('form[data-alive="true"][data-early="true"]').waitFor();
    await page.evaluate((token) => void ((globalThis as unknown as { location: { hash: string } }).location.hash = token), other.token);
    await page.locator('form[data-alive="true"]:not([data-early])').waitFor();
    await checkAs(page, other.familyName);
    await page.locator('.question').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a dark page offers a light one, on both first screens before React is here, and becomes it', async () => {
    const patient = await invitePatient(world);
    const { context, page } = await sitDown(browser, {}, 'touch', { colorScheme: 'dark' });
    const arrive = await holdBack(page, '**/assets/index-*.js');
    const theme = page.locator('.bar button').last();
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    expect([await theme.textContent(), await theme.getAttribute('aria-label')]).toEqual(['Light', 'Switch to light mode']);
    for (const [colorScheme, other] of [['light', 'dark'], ['dark', 'light']] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`.bar button[aria-label="Switch to ${other} mode"]`).waitFor();
    }
    await checkAs(page, patient.familyName);
    await page.locator('.question').first().waitFor();
    expect(await theme.textContent()).toBe('Light');
    await theme.tap();
    arrive();
    await page.locator('html[data-theme="light"]').waitFor();
    expect(await theme.textContent()).toBe('Dark');
    await context.close();
  });

  it('another language that is asked for while the check is on its way comes, and so do the questions', async () => {
    const patient = await invitePatient(world);
    const { context, page } = await sitDown(browser, {});
    const [arrive, answerCheck] = [await holdBack(page, '**/assets/index-*.js'), await holdBack(page, '**/identity-check')];
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, patient.familyName);
    await page.locator('header button[lang="es"]').tap();
    const opened = page.waitForResponse('**/intake/form');
    answerCheck();
    await opened;
    arrive();
    await page.locator('html[lang="es"]').waitFor();
    await page.locator('.question').first().waitFor();
    await context.close();
  });

  it.each(['index', 'Flow'])('when a script of the page is lost on its way: it is fetched again, and what was ticked meanwhile is saved (%s)', async (script) => {
    const patient = await invitePatient(world);
    const { context, page, hands } = await sitDown(browser, {});
    await page.route(`**/assets/${script}-*.js`, (route) => route.abort());
    const lost = page.waitForEvent('requestfailed');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, patient.familyName);
    await hands.choose(page.locator('#question-sex input[value="female"]'));
    await lost;
    await page.waitForTimeout(1000);
    await page.unrouteAll();
    await shows(page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' } });
    await context.close();
  });

  it.each(['index', 'Flow'])('when the page is older than the release and its scripts are gone: it is loaded anew, and not over and over (%s)', async (script) => {
    const patient = await invitePatient(world);
    const { context, page } = await sitDown(browser, {}, 'touch', { serviceWorkers: 'block' });
    let loaded = 0;
    page.on('request', (request) => void (loaded += request.isNavigationRequest() ? 1 : 0));
    await page.route(`**/assets/${script}-*.js`, (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }));
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.waitForTimeout(6000);
    expect(loaded).toBe(2);
    await page.unrouteAll();
    await page.locator('html[data-alive="true"], form[data-early="true"]').first().waitFor();
    await checkAs(page, patient.familyName);
    await page.locator('html[data-alive="true"] .question').first().waitFor();
    expect(loaded).toBe(2);
    await context.close();
  });

  it('when another device answers before React is here: what was ticked there stays ticked', async () => {
    const patient = await invitePatient(world);
    const { context, page, hands } = await sitDown(browser, {});
    const [arrive, openForm] = [await holdBack(page, '**/assets/index-*.js'), await holdBack(page, '**/intake/form')];
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, patient.familyName);
    await hands.choose(page.locator('#question-sex input[value="female"]'));
    const other = await sitDown(browser, {});
    await openLink(world, patient, other);
    await say(other, 'allergies', ['latex', 'nuts']);
    await shows(other.page, 'saved');
    openForm();
    arrive();
    await shows(page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' }, allergies: { value: ['latex', 'nuts'] } });
    await context.close();
    await other.context.close();
  });

  it('how old they are is not asked of whoever has just typed their date of birth; they may change it, and it stays so', async () => {
    const patient = await invitePatient(world, { dateOfBirth: bornYearsAgo(62) });
    const [seat, again] = [await sitDown(browser, {}), await sitDown(browser, {})];
    const age = ({ page }: Seat) => page.locator('#question-age input').first();
    await openLink(world, patient, seat);
    expect(await age(seat).inputValue()).toBe('62');
    await shows(seat.page, 'saved');
    expect(await stored(patient)).toEqual({ age: { value: 62 } });
    const changed = seat.page.waitForResponse((response) => response.url().endsWith('/answers/age'));
    await say(seat, 'age', 61);
    await (await changed).finished();
    await openLink(world, patient, again);
    expect(await age(again).inputValue()).toBe('61');
    await seat.context.close();
    await again.context.close();
  });

  it('an age that they took away before React is here stays away', async () => {
    const patient = await invitePatient(world, { dateOfBirth: bornYearsAgo(62) });
    const { context, page } = await sitDown(browser, {});
    const arrive = await holdBack(page, '**/assets/index-*.js');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, patient.familyName, patient.dateOfBirth);
    const age = page.locator('#question-age input').first();
    expect(await age.inputValue()).toBe('62');
    await age.fill('');
    arrive();
    await page.locator('html[data-alive="true"]').waitFor();
    expect(await age.inputValue()).toBe('');
    await shows(page, 'saved');
    expect(await stored(patient)).toEqual({ age: { state: 'skipped' } });
    await context.close();
  });

  it('a check that was sent before React is here is not sent again: it costs one try', async () => {
    const patient = await invitePatient(world);
    const { context, page } = await sitDown(browser, {});
    const arrive = await holdBack(page, '**/assets/index-*.js');
    await page.goto(addressOf(world, patient), { waitUntil: 'commit' });
    await page.locator('form[data-early="true"]').waitFor();
    await checkAs(page, 'Somebody');
    arrive();
    expect(await page.getByRole('alert').textContent()).toContain('After 4 more wrong tries');
    await page.locator('form[data-alive="true"]').waitFor();
    expect(await page.locator('[autocomplete="family-name"]').inputValue()).toBe('Somebody');
    await context.close();
  });

  it('when two devices answer the same question: both answers are shown and the client chooses', async () => {
    const patient = await invitePatient(world);
    const [one, two] = [await sitDown(browser, {}), await sitDown(browser, {})];
    await openLink(world, patient, one);
    await openLink(world, patient, two);
    await say(one, 'sex', 'female');
    await shows(one.page, 'saved');
    await say(two, 'sex', 'intersex');
    const conflict = two.page.locator('[data-conflict="sex"]');
    await conflict.waitFor();
    expect(await conflict.locator('.card p').allTextContents()).toEqual(['Intersex', 'Female']);
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'female' } });
    await conflict.locator('button').first().tap();
    await shows(two.page, 'saved');
    expect(await storedOfTheirOwn(patient)).toEqual({ sex: { value: 'intersex' } });
    await one.context.close();
    await two.context.close();
  });

  it('what waits on the device is unreadable there', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, {});
    await openLink(world, patient, seat);
    await seat.context.setOffline(true);
    await say(seat, 'reason_for_visit', 'a very private reason');
    await shows(seat.page, 'offline');
    const kept = await seat.page.evaluate(keptOnDevice);
    expect(kept.records).toBeGreaterThan(0);
    expect(kept.text).not.toMatch(/private reason|reason_for_visit|Rivera/);
    expect(await seat.page.evaluate(() => (globalThis as unknown as { document: { title: string } }).document.title)).toBe('Your form');
    await seat.context.close();
  });
});
