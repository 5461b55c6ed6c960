import type { Browser, Locator } from 'playwright-core';
import { itemsOf, standardIntake } from '../../src/intake';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { DROOPING_FACE, UNSURE } from './support/personas';
import { addressOf, agreeAndSign, invitePatient, openLink, sign, sitDown, walkThrough, type Patient, type Seat } from './support/phone';

describe('what was said last counts', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));

  const say = async ({ filler }: Seat, linkId: string, answer: unknown): Promise<void> => {
    const item = itemsOf(standardIntake).get(linkId)?.item;
    if (item) await filler.answer(item, answer);
  };
  const goOnUntil = async ({ page, filler }: Seat, shown: string): Promise<void> => {
    for (let screens = 0; screens < 12 && (await page.locator(shown).count()) === 0; screens++) {
      await filler.fillScreen();
      await filler.next();
    }
  };
  const signed = async ({ id }: Patient): Promise<any[]> => (await world.as('ana').get(`/clients/${id}/intakes`)).body.items;
  const send = ({ page, hands }: Seat): Promise<void> => hands.press(page.locator('.actions button').last());

  it('a consent that is taken back while the form waits for the connection is not sent as given', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, UNSURE);
    const { context, page, hands } = seat;
    await openLink(world, patient, seat);
    await walkThrough(seat);
    await hands.press(page.locator('.actions button').first());
    await context.setOffline(true);
    await hands.choose(page.locator('.question input[type="radio"]').first());
    await seat.filler.next();
    await agreeAndSign(seat);
    await send(seat);
    await page.getByText('We send as soon as the connection is back').waitFor();
    const consent = page.locator('[data-consent]').last();
    await hands.choose(consent.locator('input[value="no"]'));
    const code = await consent.getAttribute('data-consent');
    await context.setOffline(false);
    await page.locator('[data-saving="saved"]').waitFor();
    expect(await signed(patient)).toEqual([]);
    await send(seat);
    await page.locator('[data-level]').waitFor();
    const [{ id }] = await signed(patient);
    expect((await world.as('ana').get(`/intakes/${id}`)).body.consents).toContainEqual(expect.objectContaining({ code, given: false }));
    await context.close();
  });

  it('an answer that the server refuses is asked for again before the form is sent', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, { ...UNSURE, reason_for_visit: 'Stiff' });
    const { context, page } = seat;
    await page.route('**/intake/answers/reason_for_visit', (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', json: { status: 422, code: 'answer_invalid', detail: 'Use other words.' } }));
    await openLink(world, patient, seat);
    await walkThrough(seat);
    await agreeAndSign(seat);
    await send(seat);
    await page.locator('#question-reason_for_visit .error').waitFor();
    expect(await page.locator('#question-reason_for_visit .error').textContent()).toContain('Use other words.');
    expect(await signed(patient)).toEqual([]);
    await context.close();
  });

  it('whoever is asked again goes back from there to the screen before it', async () => {
    const seat = await sitDown(browser, UNSURE);
    const { context, page, hands } = seat;
    await page.route('**/intake/answers/stroke_signs', (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', json: { status: 422, code: 'answer_invalid', detail: 'Answer again.' } }));
    await openLink(world, await invitePatient(world), seat);
    await walkThrough(seat);
    await sign(seat);
    await page.locator('#question-stroke_signs .error').waitFor();
    const screen = Number(await page.locator('[data-screen]').getAttribute('data-screen'));
    await hands.press(page.locator('.actions button').first());
    await page.locator(`[data-screen]:not([data-screen="${screen}"])`).waitFor();
    expect(await page.locator('[data-screen]').getAttribute('data-screen')).toBe(String(screen - 1));
    await context.close();
  });

  it('an answer that the server would refuse is refused at once, by the same rules, and not sent', async () => {
    const seat = await sitDown(browser, {});
    const { context, page } = seat;
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && sent.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
    await openLink(world, await invitePatient(world), seat);
    await goOnUntil(seat, '#question-reason_for_visit');
    const [field, error] = [page.locator('#question-reason_for_visit :is(input, textarea)').first(), page.locator('#question-reason_for_visit .error')];
    await field.fill('Stiff\u0007neck');
    await field.blur();
    await error.waitFor();
    expect(await error.textContent()).toContain('Remove the characters that cannot be stored.');
    const language = page.locator('.bar button').first();
    await language.tap();
    await page.locator('html[lang="es"]').waitFor();
    expect(await error.textContent()).toContain('Quite los caracteres que no se pueden guardar.');
    await language.tap();
    await field.fill('Stiff neck');
    await field.blur();
    await error.waitFor({ state: 'detached' });
    await page.locator('[data-saving="saved"]').waitFor();
    expect(sent.filter((linkId) => linkId === 'reason_for_visit')).toHaveLength(1);
    await context.close();
  });

  it('nobody has to choose between their own answers because a reply was lost', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, UNSURE);
    const { context, page } = seat;
    await openLink(world, patient, seat);
    await goOnUntil(seat, '.body-region');
    await page.locator('[data-saving="saved"]').waitFor();
    await page.route('**/intake/answers/*', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await say(seat, 'pain_map', [{ region: 'low_back', side: 'left', character: ['tight'], intensity: 4 }]);
    await page.locator('[data-saving="offline"]').waitFor();
    await page.unrouteAll();
    await page.locator('[data-saving="saved"], [data-conflict]').first().waitFor();
    expect(await page.locator('[data-conflict]').count()).toBe(0);
    expect(await page.locator('.marks li').count()).toBe(1);
    await context.close();
  });

  it.each(['mouse', 'finger'])('one press is enough, though leaving a field moves what lies below it (%s)', async (by) => {
    const seat = await sitDown(browser, {});
    const { context, page } = seat;
    const press = async (target: Locator): Promise<void> => {
      await target.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await target.boundingBox())!;
      const place = [x + width / 2, y + height - 6] as const;
      if (by === 'finger') return page.touchscreen.tap(...place);
      await page.mouse.move(...place);
      await page.mouse.down();
      await page.waitForTimeout(150);
      await page.mouse.up();
    };
    await openLink(world, await invitePatient(world), seat);
    await page.locator('html[data-alive="true"]').waitFor();
    const [age, error] = [page.locator('#question-age input').first(), page.locator('#question-age .error')];
    const male = page.locator('#question-sex input[value="male"]');
    await age.fill('300');
    await press(male.locator('xpath=ancestor::label'));
    await error.waitFor();
    expect(await male.isChecked()).toBe(true);

    await say(seat, 'consent_self', 'yes');
    await age.fill('');
    await age.fill('301');
    await press(page.locator('.actions button').last());
    await page.getByRole('alert').waitFor();

    await age.fill('35');
    await press(page.locator('.actions button').last());
    await page.locator('[data-screen="2"]').waitFor();
    await context.close();
  });

  it('an emergency answer that was taken back and is given again stops the form again', async () => {
    const seat = await sitDown(browser, DROOPING_FACE);
    const { context, page, hands } = seat;
    await openLink(world, await invitePatient(world), seat);
    await goOnUntil(seat, '#question-stroke_signs');
    const advice = page.locator('[data-advice="emergency"]');
    await say(seat, 'stroke_signs', ['face_droop']);
    await advice.waitFor();
    await hands.press(advice.locator('button').last());
    await say(seat, 'stroke_signs', ['none']);
    await page.locator('.bar .note-urgent').waitFor({ state: 'detached' });
    await say(seat, 'stroke_signs', ['face_droop']);
    await advice.waitFor();
    await context.close();
  });

  it('a place that was left half marked stays with its own link', async () => {
    const [first, second] = [await invitePatient(world), await invitePatient(world)];
    const seat = await sitDown(browser, UNSURE);
    const { context, page, filler } = seat;
    await openLink(world, first, seat);
    await goOnUntil(seat, '.body-region');
    await page.locator('[data-region="low_back"][data-side="left"]').first().tap();
    await page.locator('.mark-editor').waitFor();
    await page.goto(addressOf(world, second));
    await filler.identify(second);
    await goOnUntil(seat, '.body-region');
    expect(await page.locator('.marks li').count()).toBe(0);
    await context.close();
  });

  it('what is typed or reached by arrow keys just before a reload is there after it', async () => {
    const seat = await sitDown(browser, {}, 'keyboard');
    const { context, page } = seat;
    await openLink(world, await invitePatient(world), seat);
    await page.locator('html[data-alive="true"]').waitFor();
    await page.locator('#question-sex input').first().focus();
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('#question-sex input:checked').getAttribute('value');
    await page.reload();
    await page.locator('#question-reason_for_visit textarea, #question-reason_for_visit input').first().fill('a stiff neck');
    expect(await page.locator('#question-sex input:checked').getAttribute('value')).toBe(chosen);
    await page.reload();
    await page.locator('.question').first().waitFor();
    expect(await page.locator('#question-reason_for_visit textarea, #question-reason_for_visit input').first().inputValue()).toBe('a stiff neck');
    await context.close();
  });
});
