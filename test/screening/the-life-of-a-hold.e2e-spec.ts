import type { Client as Connection } from 'pg';
import { completeIntake, knots, openForm, submit, type Patient, type Said } from '../support/course';
import type { Answer } from '../support/client';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { beginAt, expectedOf, gateIn, nameOf, WORDS, type Model, type Step } from './hold-model';
import { AFTER_CANCER, decisionsOn, gateWords, inAWeek, latestOf, NUMB_SADDLE, ON_BLOOD_THINNERS, review, screened, SWOLLEN_LEG } from './reviewing';

const PATIENCE = 240_000;
jest.setTimeout(PATIENCE);

const LEVELS = ['proceed', 'proceed_with_caution', 'therapist_review', 'refer_before_massage', 'urgent_same_day', 'emergency_now'];
/** Who begins at which level, and which answer is the mistake. */
const BEGINNINGS: readonly Readonly<{ level: number; said: Said; wrong: string; right: unknown }>[] = [
  { level: 1, said: { ...knots, skin_local: ['bruise'] }, wrong: 'skin_local', right: ['none'] },
  { level: 2, said: ON_BLOOD_THINNERS, wrong: 'medicines', right: ['none'] },
  { level: 3, said: AFTER_CANCER, wrong: 'cancer', right: 'never' },
  { level: 4, said: SWOLLEN_LEG, wrong: 'limb_swollen', right: 'no' },
  { level: 5, said: NUMB_SADDLE, wrong: 'saddle_numb', right: 'no' },
];

/** Numbers between 0 and 1, the same ones each time (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const TABLES = ['screening', 'screening_review', 'clearance', 'clearance_closure', 'medical_outcome', 'medical_clearance', 'clearance_request', 'intake', 'intake_invitation', 'urgent_notice', 'outbox'];
const ROWS = TABLES.map((table) => `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${table} t`).join(' UNION ALL ');

const STATES = ['limits only', 'held', 'held, cleared', 'referred', 'referred, one of two', 'referred, cleared', 'urgent', 'emergency', 'seen by a doctor', 'correction awaited', 'grave, correction awaited'];
const WANTED = [
  ...STATES.flatMap((state) => WORDS.flatMap((word) => [`${state} | review | ${word} | alone`, `${state} | review | ${word} | on a doctor's word`])),
  ...WORDS.flatMap((word) => ['own', 'another'].map((whose) => `referred, one of two | second | ${word} | last ${whose}`)),
  ...STATES.map((state) => `${state} | desk |  | `),
  ...STATES.flatMap((state) => [`${state} | outcome |  | true`, `${state} | outcome |  | false`]),
];

/** Where a walk from each level comes first. */
const LEADS: Readonly<Record<number, readonly string[]>> = {
  1: ['limits only', 'correction awaited'], 2: ['held', 'held, cleared'], 3: ['referred', 'referred, one of two', 'referred, cleared'], 4: ['urgent', 'seen by a doctor'], 5: ['emergency', 'grave, correction awaited'],
};

const WALKS = 30;
const STEPS = 40;

describe('the life of a hold, walked at random beside a model of it', () => {
  let world: World;
  let admin: Connection;
  const been = new Map<string, number>();

  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  interface Walk {
    readonly patient: Patient;
    readonly at: (typeof BEGINNINGS)[number];
    screening: any;
    /** Screenings that a higher one has replaced. */
    readonly past: any[];
    readonly reviewIds: string[];
    link?: { id: string; token: string };
  }

  const limitsOf = (screening: any): string => screening.findings.find(({ level }: { level: string }) => level === 'proceed_with_caution')?.ruleId;
  const decided = (screening: any, word: string, to: number): object[] => {
    const said = { reasonCode: word === 'answered_in_error' ? 'answered_in_error' : 'other', note: 'as walked', told: 'We will call you.' };
    const [gravest] = screening.findings;
    if (screening.level === 'proceed_with_caution') return [{ ruleId: limitsOf(screening), decision: word, ...(word === 'move_up' && { moveTo: LEVELS[to] }), ...said }];
    return word === 'move_up' ? decisionsOn(screening, 'accept', { [gravest.ruleId]: { decision: word, moveTo: LEVELS[to] } }) : decisionsOn(screening, word);
  };
  const scoped = { scope: { excludeRegions: [], excludeTechniques: [], pressureMax: 2 }, expiresAt: inAWeek() };
  const DOCTOR = { medicalClearance: { clinicianName: 'Dr Ruiz', date: '2026-01-05', reference: 'letter 7' } };

  const send = async (walk: Walk, step: Step): Promise<Answer> => {
    const { screening, patient, past } = walk;
    const ana = world.as('ana');
    switch (step.kind) {
      case 'review': return review(world, screening, decided(screening, step.word, step.to ?? 0), { ...scoped, ...(step.doctor && DOCTOR) }, step.by);
      case 'old': return review(world, past[0], decided(past[0], step.word, 5), scoped, step.by);
      case 'desk': return review(world, screening, decided(screening, step.word, 5), scoped, 'dee');
      case 'second': return world.as(step.by).post(`/screening-reviews/${walk.reviewIds.at(step.of === 'last' ? -1 : -2)}/second-review`, { decisions: decided(screening, step.word, step.to ?? 0), ...scoped });
      case 'outcome': return ana.post(`/screenings/${screening.id}/medical-outcomes`, {
        outcome: step.ends ? 'nothing_serious_found' : 'under_treatment', clinicianName: 'Dr Ruiz', seenOn: new Date().toISOString().slice(0, 10), finding: 'seen', reference: 'letter', ...(step.ends && { clearedFor: 'all' }),
      });
      case 'close': return ana.post(`/clearances/${screening.clearance?.id}/closure`, { reason: 'other' });
      case 'invite': return ana.post(`/clients/${patient.id}/intake-invitations`, { corrects: screening.intakeId });
      case 'withdraw': return ana.post(`/intake-invitations/${walk.link?.id}/revocation`);
      case 'correct': {
        const phone = await openForm(world, walk.link?.token ?? '', patient);
        const { body: form } = await phone.get('/intake/form');
        const { version } = form.answers.find(({ linkId }: { linkId: string }) => linkId === walk.at.wrong);
        expect((await phone.put(`/intake/answers/${walk.at.wrong}`, { value: walk.at.right }, { ifMatch: version })).status).toBe(200);
        return submit(phone);
      }
      case 'new_form': return completeIntake(world, 'dee', patient, knots);
    }
  };

  /** What can be tried here; whether it may be done, the model says. */
  const steps = (model: Model, hasPast: boolean, random: () => number): Step[] => {
    const [by, other] = random() < 0.5 ? (['ana', 'cy'] as const) : (['cy', 'ana'] as const);
    const to = 1 + Math.floor(random() * 5);
    const higher = Math.min(5, Math.max(2, model.level + 1));
    const up = random() < 0.7 ? higher : to;
    const before = model.reviews.length;
    return [
      ...WORDS.flatMap((word): Step[] => [{ kind: 'review', word, by, doctor: false, to: Math.max(2, up) }, { kind: 'review', word, by, doctor: true, to: Math.max(2, up) }]),
      ...(before > 0 ? WORDS.flatMap((word): Step[] => [{ kind: 'second', word, by: 'ana', of: 'last', to: higher }, { kind: 'second', word, by: 'cy', of: 'last', to: higher }]) : []),
      ...(before > 1 ? WORDS.map((word): Step => ({ kind: 'second', word, by: other, of: 'earlier', to: higher })) : []),
      ...(hasPast ? WORDS.map((word): Step => ({ kind: 'old', word, by })) : []),
      { kind: 'desk', word: WORDS[Math.floor(random() * WORDS.length)] ?? 'accept' },
      { kind: 'outcome', ends: true }, { kind: 'outcome', ends: false },
      ...(model.clearance !== 'none' ? [{ kind: 'close' } as const] : []),
      ...(model.link ? [{ kind: 'withdraw' } as const, { kind: 'correct' } as const] : [{ kind: 'invite' } as const]),
      ...(model.seen && model.level >= 4 ? [{ kind: 'new_form' } as const] : []),
    ];
  };

  const cellOf = (model: Model, step: Step): string => {
    const relation = step.kind === 'second' ? `${step.of} ${model.reviews.at(step.of === 'last' ? -1 : -2)?.by === step.by ? 'own' : 'another'}` : '';
    const how = step.kind === 'review' ? (step.doctor ? 'on a doctor\'s word' : 'alone') : relation;
    return [nameOf(model), step.kind, 'word' in step && step.kind !== 'desk' ? step.word : '', step.kind === 'outcome' ? String(step.ends) : how].join(' | ');
  };

  /** Each level once, then where most is left to try. */
  const beginning = (seed: number): (typeof BEGINNINGS)[number] => {
    const left = (level: number): number => WANTED.filter((cell) => LEADS[level]?.some((state) => cell.startsWith(`${state} |`)) && !been.has(cell)).length;
    return seed <= BEGINNINGS.length ? (BEGINNINGS[seed - 1] as (typeof BEGINNINGS)[number]) : BEGINNINGS.reduce((most, one) => (left(one.level) > left(most.level) ? one : most));
  };

  /** The first step of the shortest way to something that was never tried, within four steps; one in four is taken at random. */
  const chosen = (model: Model, hasPast: boolean, random: () => number): Step | undefined => {
    const any = steps(model, hasPast, random).sort(() => random() - 0.5);
    const harmless = any.filter(({ kind }) => kind !== 'correct' && kind !== 'new_form');
    if (random() < 0.25) return (random() < 0.1 ? any : harmless)[0];
    let reached: { model: Model; first?: Step }[] = [{ model }];
    const seen = new Set<string>();
    for (let depth = 0; depth < 4; depth++) {
      const further: typeof reached = [];
      for (const at of reached)
        for (const step of at.model === model ? any : steps(at.model, hasPast, random)) {
          if (WANTED.includes(cellOf(at.model, step)) && !been.has(cellOf(at.model, step))) return at.first ?? step;
          const expected = expectedOf(at.model, step);
          if (!('next' in expected) || expected.next.over) continue;
          const key = `${nameOf(expected.next)} ${expected.next.reviews.at(-1)?.by}`;
          if (!seen.has(key)) further.push({ model: expected.next, first: at.first ?? step });
          seen.add(key);
        }
      reached = further;
    }
    return undefined;
  };

  const codeOf = ({ status, body }: Answer): string => (status < 300 ? 'done' : `${status} ${body.code === 'review_incomplete' ? body.errors[0].code : body.code}`);
  const stored = async (): Promise<unknown> => (await admin.query(ROWS)).rows;

  it.each(Array.from({ length: WALKS }, (_, at) => [at + 1] as const))('walk %i', async (seed) => {
    const random = numbers(seed * 7919);
    const at = beginning(seed);
    const [patient, screening] = await screened(world, at.said);
    const walk: Walk = { patient, at, screening, past: [], reviewIds: [] };
    let model = beginAt(at.level);
    expect([screening.level, await gateWords(world, patient)]).toEqual([LEVELS[at.level], gateIn(model)]);
    const path: string[] = [];
    let before = await stored();
    for (let n = 0; n < STEPS && !model.over; n++) {
      const step = chosen(model, walk.past.length > 0, random);
      if (!step) break;
      const cell = cellOf(model, step);
      been.set(cell, (been.get(cell) ?? 0) + 1);
      path.push(`${cell} ${'to' in step ? step.to : ''}`);
      const answer = await send(walk, step);
      const expected = expectedOf(model, step);
      expect([path, codeOf(answer)]).toEqual([path, 'refused' in expected ? expected.refused : 'done']);
      if ('refused' in expected) {
        expect([path, await stored()]).toEqual([path, before]);
        continue;
      }
      await follow(walk, step, answer);
      model = expected.next;
      before = await stored();
      expect([path, walk.screening.level, await gateWords(world, patient)]).toEqual([path, model.over ? 'proceed' : LEVELS[model.level], gateIn(model)]);
    }
  });

  const follow = async (walk: Walk, step: Step, { body }: Answer): Promise<void> => {
    if (step.kind === 'invite') walk.link = { id: body.id, token: body.token };
    if (step.kind === 'withdraw') delete walk.link;
    if (step.kind === 'review' || step.kind === 'second') {
      walk.reviewIds.push(body.id);
      if (body.correctionId) walk.link = { id: body.correctionId, token: body.correctionToken };
      if (body.raisedScreeningId) {
        walk.past.push(walk.screening);
        walk.reviewIds.length = 0;
      }
    }
    walk.screening = await latestOf(world, walk.patient);
  };

  it('has tried every decision in every state, alone, on a doctor\'s word and as the second of two, and every other act', () => {
    expect(WANTED.filter((cell) => !been.has(cell))).toEqual([]);
  });
});
