import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageing, enabledItems, itemsOf, standardIntake, type Answers } from '../../src/intake';
import { checkForm, mergeCheck, type Followed } from '../../src/intake/domain/short-check';
import { rankOf, screen, standardRuleSet, type Screening } from '../../src/screening';
import { caseAnswers } from '../../src/screening/domain/screening-case';
import { carriesOn, withStandingHolds } from '../../src/screening/domain/standing-holds';

interface Case {
  readonly id: string;
  readonly answers: object;
}

const casesIn = (name: string): Case[] => (JSON.parse(readFileSync(join(__dirname, '..', 'cases', name), 'utf8')) as { cases: Case[] }).cases;
const CASES = [...casesIn('screening.json'), ...casesIn('own-screening.json')];

const FIRST = new Date('2026-06-01T12:00:00Z');
const SOON = new Date('2026-06-03T12:00:00Z');
const gates = ageing.groups.flatMap(({ id, text }) => (text ? [[`changed_${id}`, { value: 'no' }] as const] : []));
const NO_NEWS: Answers = Object.fromEntries([['since_new', { value: ['none'] }], ['since_change', { value: 'same' }], ['relief_hours', { value: 'gt3d' }], ['consent_self', { value: 'yes' }], ...gates]);

/** A case as it is signed: able to consent, and without answers to what is not asked. */
const signed = ({ answers }: Case): Answers => {
  const given = { consent_self: { value: 'yes' }, ...caseAnswers(answers) };
  const asked = new Set(enabledItems(standardIntake, given, 'follow_up').map(({ linkId }) => linkId));
  return Object.fromEntries(Object.entries(given).filter(([linkId]) => asked.has(linkId)));
};

/** Whether a guardian agrees is asked at each visit; here they say what they said. */
const consentOf = ({ guardian_present }: Answers): Answers => (guardian_present ? { guardian_present } : {});

const afterNoNews = (answers: Answers, before: Screening): Screening => {
  const followed: Followed = { answers, timeOf: () => FIRST, put: new Set(itemsOf(standardIntake).keys()) };
  const merged = mergeCheck(standardIntake, checkForm(standardIntake, ageing, followed, SOON), ageing, followed, { ...NO_NEWS, ...consentOf(answers) });
  return withStandingHolds(screen(standardIntake, standardRuleSet, merged.answers), { id: 's1', result: before });
};

describe('a check without news, over every published case and our own', () => {
  const told = CASES.map((one) => {
    const answers = signed(one);
    const before = screen(standardIntake, standardRuleSet, answers);
    return { id: one.id, before, after: afterNoNews(answers, before) };
  });

  it('lowers no level, and raises none', () => {
    expect(told.length).toBeGreaterThan(150);
    expect(told.filter(({ before, after }) => rankOf(after.level) !== rankOf(before.level)).map(({ id, before, after }) => [id, before.level, after.level])).toEqual([]);
  });

  it('carries on every clearance that a therapist gave', () => {
    const reviewed = told.filter(({ before }) => [2, 3].includes(rankOf(before.level)));
    expect(reviewed.length).toBeGreaterThan(50);
    const ended = reviewed.filter(({ before, after }) => !carriesOn({ screeningId: 's1', reviewId: 'r1' }, { id: 's1', result: before }, after));
    expect(ended.map(({ id }) => id)).toEqual([]);
  });

  it('takes no limit away', () => {
    const lost = told.filter(({ before, after }) => before.limits.excludeTechniques.some(({ what }) => after.limits.excludeTechniques.every((limit) => limit.what !== what)));
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});
