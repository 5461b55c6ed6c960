import type { Locator, Page } from 'playwright-core';
import { itemsOf, standardIntake, type FormDefinition, type FormItem, type PainMark } from '../src/intake';
import type { Hands } from './form-hands';

/** What a person says, by question: a value, or `{ state }`. */
export type Said = Readonly<Record<string, unknown>>;

const HARMLESS = ['none', 'no', 'never'];
const harmless = (item: FormItem): unknown => {
  const option = item.answerOption?.find(({ code }) => HARMLESS.includes(code)) ?? item.answerOption?.[0];
  return item.type === 'choice' ? (item.repeats ? [option?.code] : option?.code) : (item.minValue ?? 'text');
};

/** Fills the form through the page, question by question, as one person says it. */
export class FormFiller {
  constructor(
    private readonly page: Page,
    private readonly hands: Hands,
    private readonly said: Said,
    private readonly form: FormDefinition = standardIntake,
  ) {}

  async identify({ familyName, dateOfBirth }: { familyName: string; dateOfBirth: string }): Promise<void> {
    const [year = '', month = '', day = ''] = dateOfBirth.split('-');
    const form = this.page.locator('form[data-alive="true"]');
    await form.waitFor();
    await this.hands.type(form.locator('input[autocomplete="family-name"]'), familyName);
    const months = form.locator('select');
    await this.hands.select(months, (await months.locator('option').nth(Number(month)).textContent()) ?? '');
    await this.hands.type(form.locator('input[autocomplete="bday-day"]'), String(Number(day)));
    await this.hands.type(form.locator('input[autocomplete="bday-year"]'), year);
    await this.hands.press(form.locator('button[type="submit"]'));
    await this.page.locator('.question, [data-consent], [data-advice]').first().waitFor();
  }

  /** Answers what this screen asks, and what it then asks on top. Stops where advice or a conflict steps in. */
  async fillScreen(): Promise<void> {
    const done = new Set<string>();
    for (let linkId = await this.#nextOf(done); linkId; linkId = await this.#nextOf(done)) {
      done.add(linkId);
      const item = itemsOf(this.form).get(linkId)?.item;
      if (!item) throw new Error(`the page asks ${linkId}, which the form does not`);
      const answer = this.said[linkId] ?? (item.required ? harmless(item) : undefined);
      if (answer !== undefined) await this.answer(item, answer);
    }
  }

  async #nextOf(done: ReadonlySet<string>): Promise<string | undefined> {
    const ids = await this.page.locator('.question').evaluateAll((questions: unknown[]) => questions.map((question) => (question as { id: string }).id));
    return ids.map((id) => id.replace('question-', '')).find((id) => !done.has(id));
  }

  async answer(item: FormItem, answer: unknown): Promise<void> {
    const question = this.page.locator(`#question-${item.linkId}`);
    if (typeof answer === 'object' && answer !== null && 'state' in answer) return this.#leaveOpen(question, String(answer.state));
    if (item.type === 'pain-map') return this.#mark(question, answer as readonly PainMark[]);
    if (item.type !== 'choice' && item.type !== 'boolean') return this.#write(question, String(answer));
    const codes = (Array.isArray(answer) ? answer : [answer === true ? 'yes' : answer === false ? 'no' : answer]) as readonly string[];
    const list = question.locator('button[aria-expanded]:not(.help-button)');
    if ((await list.count()) > 0) await this.hands.press(list);
    for (const code of codes) await this.#choose(question.locator(`input[value="${code}"]`));
    if ((await list.count()) > 0) await this.#closeList(list);
  }

  async #choose(input: Locator): Promise<void> {
    if (!(await input.isChecked())) await this.hands.choose(input);
  }

  /** The keyboard is past the button already: the list may stay open. */
  async #closeList(list: Locator): Promise<void> {
    await list.focus();
    await this.page.keyboard.press('Enter');
  }

  async #leaveOpen(question: Locator, state: string): Promise<void> {
    await this.#choose(question.locator(`input[value="${state}"], input[value="@${state}"]`));
  }

  async #write(question: Locator, text: string): Promise<void> {
    const scale = question.locator(`.scale input[value="${text}"]`);
    if ((await scale.count()) > 0) return this.hands.choose(scale);
    const unit = question.locator('select');
    if ((await unit.count()) > 0) await unit.selectOption({ index: 0 });
    await this.hands.type(question.locator('textarea, input:not([type="checkbox"])').first(), text);
  }

  async #mark(question: Locator, marks: readonly PainMark[]): Promise<void> {
    for (const { region, side, character, intensity } of marks) {
      await this.#pick(question, region, side);
      const editor = question.locator('section');
      await this.hands.choose(editor.locator(`input[value="${side}"]`));
      for (const code of character) await this.hands.choose(editor.locator(`input[value="${code}"]`));
      await this.hands.choose(editor.locator(`.scale input[value="${intensity}"]`));
      await this.hands.press(editor.locator('button').first());
    }
  }

  async #pick(question: Locator, region: string, side: string): Promise<void> {
    if (this.hands.marksOn === 'list') return this.#pickFromList(question, region);
    const place = question.locator(`[data-region="${region}"]${side === 'left' || side === 'right' ? `[data-side="${side}"]` : ''}`).first();
    if (!(await place.isVisible())) await this.hands.press(question.locator('.body-tabs button[aria-pressed="false"]'));
    await place.scrollIntoViewIfNeeded();
    await this.hands.press(place);
  }

  async #pickFromList(question: Locator, region: string): Promise<void> {
    const entry = question.locator(`.region-list [data-region="${region}"]`);
    if ((await entry.count()) === 0) await this.hands.press(question.locator('.list-switch button'));
    await this.hands.press(entry);
  }

  async next(): Promise<void> {
    const before = await this.page.locator('[data-screen]').getAttribute('data-screen');
    await this.hands.press(this.page.locator('.actions button').last());
    await this.page.locator(`[data-screen]:not([data-screen="${before}"]), [data-advice], [data-conflict], [role="alert"]`).first().waitFor();
  }
}
