import type { Browser, Locator, Page } from 'playwright-core';
import type { World } from '../support/world';
import { inBrowser } from './support/in-browser';
import { violationsInBothThemes } from './support/look';
import { SPANISH_SPEAKER, UNSURE } from './support/personas';
import { invitePatient, openLink, sign, signAndSend, sitDown, walkThrough, type Seat } from './support/phone';

/** A finger drawn over the pad, as the browser sees it: touch events, from which it makes pointer events. */
const drawByTouch = async (page: Page, pad: Locator): Promise<void> => {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not shown');
  const session = await page.context().newCDPSession(page);
  const at = (x: number, y: number) => [{ x: box.x + box.width * x, y: box.y + box.height * y }];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', at(0.2, 0.7));
  for (const [x, y] of [[0.3, 0.2], [0.4, 0.7], [0.5, 0.3], [0.7, 0.6]] as const) await touch('touchMove', at(x, y));
  await touch('touchEnd', []);
};

/** Runs in the page: how much of a picture is ink. */
const inkOf = (png: string): Promise<number> =>
  new Promise((resolve) => {
    const here = globalThis as unknown as { Image: new () => { src: string; width: number; height: number; onload: () => void }; document: { createElement: (tag: string) => any } };
    const image = new here.Image();
    image.onload = () => {
      const canvas = here.document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height) as { data: Uint8ClampedArray };
      resolve(data.filter((value, at) => at % 4 === 3 && value > 128).length);
    };
    image.src = png;
  });

/** Runs in the page: how much ink is on the pad. */
const inkOnPad = (): number => {
  const pad = (globalThis as any).document.querySelector('canvas');
  const { data } = pad.getContext('2d').getImageData(0, 0, pad.width, pad.height) as { data: Uint8ClampedArray };
  return data.filter((value, at) => at % 4 === 3 && value > 128).length;
};

const printed = async (page: Page): Promise<string> => {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' }))), { mergePages: true });
  return text.replace(/\s+/g, ' ');
};

describe('a client signs and keeps a copy', () => {
  let world: World;
  let browser: Browser;
  inBrowser(120_000, (opened) => ({ world, browser } = opened));

  const toConsent = async (seat: Seat, patient: Parameters<typeof openLink>[1]): Promise<void> => {
    await openLink(world, patient, seat);
    await walkThrough(seat);
  };

  it('draws the signature with a finger, clears it, draws again: it stands in the record and on the printed copy', async () => {
    const patient = await invitePatient(world);
    const seat = await sitDown(browser, UNSURE);
    const { page, hands } = seat;
    await toConsent(seat, patient);
    await hands.press(page.getByRole('button', { name: 'Draw your signature too' }));
    const pad = page.locator('canvas');
    await drawByTouch(page, pad);
    await hands.press(page.getByRole('button', { name: 'Clear the drawing' }));
    await drawByTouch(page, pad);
    expect(await violationsInBothThemes(page)).toEqual([]);
    const drawn = await page.evaluate(inkOnPad);
    await hands.press(page.locator('.actions button').first());
    await page.locator('.question').first().waitFor();
    await seat.filler.next();
    await pad.waitFor();
    await page.waitForTimeout(200);
    expect(await page.evaluate(inkOnPad)).toBe(drawn);
    await signAndSend(seat);

    const { body } = await world.as('ana').get(`/clients/${patient.id}/intakes`);
    const { signature } = (await world.as('ana').get(`/intakes/${body.items[0].id}`)).body;
    expect(signature).toMatchObject({ name: 'Sam Rivera', relationship: 'self', drawn: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/) });
    const ink = await page.evaluate(inkOf, signature.drawn as string);
    // Four strokes, three units thick, on 600 × 200.
    expect(ink).toBeGreaterThan(800);
    expect(ink).toBeLessThan(3000);

    const copy = page.locator('.only-print');
    expect(await copy.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await copy.locator('img').evaluate((image) => (image as unknown as { src: string; naturalWidth: number }).naturalWidth)).toBe(600);
    expect(await page.locator('.bar, .actions, .no-print').evaluateAll((parts) => parts.filter((part) => (part as unknown as { checkVisibility: () => boolean }).checkVisibility()).length)).toBe(0);
    const text = await printed(page);
    expect(text).toContain('Your therapist needs to ask you more');
    expect(text).toContain('Copy of your form');
    expect(text).toContain('Do you have numbness or tingling between your legs, or where you wipe? Not sure');
    expect(text).toContain('How old are you? 35 years');
    expect(text).toContain('I agree to be assessed and treated with massage therapy.');
    expect(text).toMatch(/Signed by Sam Rivera, \w+ \d+, 20\d\d/);
    expect(text).not.toContain('Español');
    await seat.context.close();
  });

  it('on a page that was open while a consent got new words, is told to load it again, in the language of the page', async () => {
    const patient = await invitePatient(world, { invitation: { locale: 'es' } });
    const seat = await sitDown(browser, SPANISH_SPEAKER, 'touch', { locale: 'es-MX' });
    const { page } = seat;
    await page.route('**/api/v1/intake/form', async (route) => {
      const response = await route.fetch();
      const form = (await response.json()) as { consents: { version: number }[] };
      await route.fulfill({ response, json: { ...form, consents: form.consents.map((consent) => ({ ...consent, version: Math.max(1, consent.version - 1) })) } });
    });
    await toConsent(seat, patient);
    await sign(seat);
    await page.getByText('Vuelva a cargar esta página, y después lea y firme.').waitFor();
    await page.unroute('**/api/v1/intake/form');
    await page.reload();
    await page.locator('[data-screen="consent"]').waitFor();
    expect(await signAndSend(seat)).toBe('therapist_review');
    await seat.context.close();
  });

  it('without a drawing, by keyboard alone, the typed name is the signature; a copy in Spanish is in Spanish', async () => {
    const patient = await invitePatient(world, { invitation: { locale: 'es' } });
    const seat = await sitDown(browser, SPANISH_SPEAKER, 'keyboard', { locale: 'es-MX' });
    await toConsent(seat, patient);
    await signAndSend(seat);
    const { body } = await world.as('ana').get(`/clients/${patient.id}/intakes`);
    const { signature } = (await world.as('ana').get(`/intakes/${body.items[0].id}`)).body;
    expect(signature).toMatchObject({ name: 'Sam Rivera', relationship: 'self' });
    expect(signature.drawn).toBeUndefined();
    const text = await printed(seat.page);
    expect(text).toContain('Copia de su formulario');
    expect(text).toContain('¿Cuántos años tiene? 35 años');
    expect(text).toContain('Me duele el cuello después del trabajo');
    expect(text).toMatch(/Firmado por Sam Rivera, \d+ de \w+ de 20\d\d/);
    expect(text).not.toMatch(/Signed by|I agree|Not sure/);
    await seat.context.close();
  });
});
