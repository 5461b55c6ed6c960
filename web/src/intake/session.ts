import { IntakeApi, type Cover, type OpenForm, type Saved, type Submission } from '../api/intake-api.ts';
import { Refused } from '../api/problem.ts';
import { early } from '../early/early.ts';
import { initialAnswers, TOKEN, validateAnswer, type Answer, type Answers } from '../form/intake.ts';
import { today } from '../ui/date-parts.ts';
import { aWhile } from '../ui/patiently.ts';
import { answersIn, joined, onServer, withLastWords, type Notes } from './notes.ts';
import { Outbox, type Conflict } from './outbox.ts';
import { linkProblemOf, START, type IntakeState } from './state.ts';
import { Vault } from './vault.ts';

type KeptForm = Readonly<{ cover: Cover; open: OpenForm }>;

/** One client with one link, from the first look to the end page. */
export class IntakeSession {
  state: IntakeState = START;
  readonly #listeners = new Set<() => void>();
  readonly #api: IntakeApi;
  readonly #outbox: Outbox;
  #vault: Vault | undefined;
  #keeps = true;
  /** What was said since the page began to go away. */
  #leaving: Notes | undefined;
  /** The check that was sent before this was here. */
  #sent: Readonly<{ familyName: string; dateOfBirth: string }> | undefined;
  #sendKey = '';
  #sendText = '';

  constructor(readonly token: string) {
    this.#sent = early.check?.token === token ? early.check : undefined;
    this.#api = new IntakeApi(token);
    this.#outbox = new Outbox({
      save: (linkId, answer, version) => this.#save(linkId, answer, version),
      keep: (change) => this.#keep(change),
      kept: async (linkId) => (await this.#notes())[linkId],
      changed: () => this.#set({ saving: this.#outbox.state }),
      conflict: (conflict) => this.#set({ conflicts: [...this.state.conflicts, conflict] }),
      overruled: (linkId, answer) => this.#set({ answers: { ...this.state.answers, [linkId]: answer } }),
      refused: (linkId, message) => this.#set({ faults: { ...this.state.faults, [linkId]: message } }),
      shut: (refusal) => this.#shut(refusal),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async start(): Promise<void> {
    if (!TOKEN.test(this.token)) return this.#set({ stage: 'link-problem', problem: 'malformed' });
    // Whoever has nothing open in this tab types who they are while the link is looked up.
    this.#set({ stage: sessionStorage.length > 0 ? 'loading' : 'check', check: { ...START.check, busy: this.#sent !== undefined } });
    const unlocked = await Vault.again(this.token).catch(() => undefined);
    if (unlocked) this.#use(unlocked);
    try {
      await this.#lookUp();
      const sent = this.#sent;
      this.#sent = undefined;
      if (sent) await this.check(sent.familyName, sent.dateOfBirth);
      else if (unlocked) await this.#openForm(await this.#api.form());
      else if (this.state.stage === 'loading') this.#set({ stage: 'check' });
    } catch (failure) {
      if (failure instanceof Refused && !failure.isTemporary) return this.#shut(failure);
      if (!unlocked || !(await this.#openKept())) this.#set({ stage: 'link-problem', problem: 'busy' });
    }
  }

  /** Until the form is open or cannot be: for whom it must not be lost that the line was. */
  async startPatiently(onFailure: () => void): Promise<void> {
    for (;;) {
      await this.start();
      const { stage, check, problem } = this.state;
      if (stage === 'form' || !(stage === 'check' ? check.unreachable : problem === 'busy')) return;
      onFailure();
      await aWhile();
    }
  }

  async check(familyName: string, dateOfBirth: string): Promise<void> {
    const { again } = this.state.check;
    this.#set({ check: { again, busy: true, wrong: false, unreachable: false } });
    try {
      await this.#api.check(familyName, dateOfBirth);
      const open = this.#api.form();
      const [vault] = await Promise.all([Vault.unlock(this.token, dateOfBirth), this.#lookUp(), open]);
      this.#use(vault);
      await this.#openForm(await open);
      this.#begin(await open, dateOfBirth);
    } catch (failure) {
      if (failure instanceof Refused && failure.problem.code === 'identity_not_confirmed')
        return this.#set({ check: { again, busy: false, wrong: true, unreachable: false, triesLeft: failure.problem.triesLeft ?? 0 } });
      if (failure instanceof Refused && !failure.isTemporary) return this.#shut(failure);
      this.#set({ check: { again, busy: false, wrong: false, unreachable: true } });
    }
  }

  /** What the server would refuse is said at once, by the server's own rules, and not sent. */
  answer(linkId: string, answer: Answer): void {
    const { open, answers, faults: before } = this.state;
    const { [linkId]: _gone, ...faults } = before;
    const fault = open && validateAnswer(open.form, linkId, answer);
    this.#set({ answers: { ...answers, [linkId]: answer }, faults: fault ? { ...faults, [linkId]: fault } : faults });
    if (!fault) this.#outbox.put(linkId, answer);
  }

  settle(conflict: Conflict, ours: boolean): void {
    const answers = ours ? this.state.answers : withAnswer(this.state.answers, conflict.linkId, conflict.theirs);
    this.#set({ answers, conflicts: this.state.conflicts.filter((one) => one !== conflict) });
    this.#outbox.settle(conflict, ours);
  }

  /** Everything must have arrived. A repeat after a lost reply gets the first answer. */
  async submit(submission: Submission): Promise<'sent' | 'waiting' | 'failed' | Refused> {
    await this.#follow();
    if (!this.#outbox.isEmpty) return 'waiting';
    const text = JSON.stringify(submission);
    if (text !== this.#sendText) [this.#sendText, this.#sendKey] = [text, crypto.randomUUID()];
    try {
      const outcome = await this.#api.submit(submission, this.#sendKey);
      this.#outbox.stop();
      removeEventListener('pagehide', this.#goes, true);
      document.removeEventListener('visibilitychange', this.#turns, true);
      await this.#vault?.wipe().catch(() => undefined);
      this.#set({ stage: 'end', outcome });
      return 'sent';
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.isTemporary) return 'failed';
      if ([401, 404, 410].includes(failure.problem.status)) this.#shut(failure);
      return failure;
    }
  }

  async #lookUp(): Promise<void> {
    if (!this.state.cover) this.#set({ cover: await this.#api.cover() });
  }

  async #openForm(open: OpenForm): Promise<void> {
    const { cover } = this.state;
    await this.#show(open, open.answers.length > 0);
    if (cover) void this.#vault?.keep<KeptForm>('form', () => ({ cover, open })).catch(() => undefined);
  }

  async #show(open: OpenForm, resumed: boolean): Promise<void> {
    const notes = joined(onServer(open.answers), await this.#withLastWords());
    this.#outbox.begin(notes);
    addEventListener('pagehide', this.#goes, true);
    document.addEventListener('visibilitychange', this.#turns, true);
    this.#set({ stage: 'form', open, answers: { ...answersIn(notes), ...this.#outbox.waiting }, conflicts: [], resumed, check: START.check });
  }

  /** Nobody is asked twice for what the check has told. */
  #begin({ form, visit, answers }: OpenForm, dateOfBirth: string): void {
    if (visit !== 'first' || answers.length > 0) return;
    for (const [linkId, answer] of Object.entries(initialAnswers(form, dateOfBirth, today()))) if (!this.state.answers[linkId]) this.answer(linkId, answer);
  }

  /** No connection, but this browser had the form open before. */
  async #openKept(): Promise<boolean> {
    const form = await this.#vault?.read<KeptForm>('form');
    if (!form) return false;
    this.#set({ cover: form.cover });
    await this.#show(form.open, true);
    return true;
  }

  /** Before the fields hand on what waits in them. */
  readonly #goes = (): void => void (this.#leaving ??= {});

  /** Whoever comes here from another tab of the same link sees what was said there. */
  readonly #turns = (): void => {
    if (document.visibilityState === 'hidden') return this.#goes();
    this.#leaving = undefined;
    this.#vault?.lastWords.forget();
    void this.#follow();
  };

  #keep(change: (notes: Notes) => Notes): void {
    if (this.#leaving) this.#vault?.lastWords.say((this.#leaving = change(this.#leaving)));
    void this.#vault?.keep<Notes>('notes', (kept = {}) => change(kept)).catch(() => (this.#keeps = false));
  }

  async #withLastWords(): Promise<Notes> {
    const heard = (await this.#vault?.lastWords.heard().catch(() => undefined)) as Notes | undefined;
    if (heard) await this.#vault?.keep<Notes>('notes', (kept = {}) => withLastWords(kept, heard)).then(() => this.#vault?.lastWords.forget()).catch(() => (this.#keeps = false));
    return withLastWords(await this.#notes(), heard ?? {});
  }

  /** Where a write failed they may be older than what this tab says. */
  async #notes(): Promise<Notes> {
    const notes = await this.#vault?.read<Notes>('notes');
    return (this.#keeps ? notes : undefined) ?? {};
  }

  async #follow(): Promise<void> {
    const news = this.#outbox.follow(await this.#notes());
    if (Object.keys(news).length > 0) this.#set({ answers: { ...this.state.answers, ...answersIn(news) } });
  }

  /** What one tab has sent or seen closed is closed in the others, which see for themselves how. */
  #use(vault: Vault): void {
    this.#vault?.leave();
    this.#vault = vault;
    vault.onWipedElsewhere(() => void this.#api.form().catch((failure: unknown) => failure instanceof Refused && this.#shut(failure)));
  }

  async #save(linkId: string, answer: Answer, version: number): Promise<Saved> {
    const saved = await this.#api.save(linkId, answer, version);
    this.#set({ clinicTold: saved.clinicTold === true });
    return saved;
  }

  #shut(refusal: Refused): void {
    const { code, status } = refusal.problem;
    if (status === 401) return this.#set({ stage: 'check', check: { ...START.check, again: this.state.open !== undefined } });
    if (status !== 404) void this.#vault?.wipe().catch(() => undefined);
    if (linkProblemOf(code) === 'used') return void this.#showOutcome();
    this.#set({ stage: 'link-problem', problem: linkProblemOf(code) });
  }

  /** The form was sent: whoever passed the check here may read again what to do. */
  async #showOutcome(): Promise<void> {
    const outcome = await this.#api.outcome().catch(() => undefined);
    this.#set(outcome ? { stage: 'end', outcome } : { stage: 'link-problem', problem: 'used' });
  }

  #set(change: Partial<IntakeState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const withAnswer = (answers: Answers, linkId: string, answer: Answer | null): Answers => {
  const { [linkId]: _gone, ...others } = answers;
  return answer ? { ...others, [linkId]: answer } : others;
};
