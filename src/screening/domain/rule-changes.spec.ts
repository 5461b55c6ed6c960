import { standardIntake } from '../../intake';
import { healthyClient, standardRuleSet } from '../rules/standard';
import { rankOf } from './levels';
import { changeFaults, clinicRuleSet, type OwnRule, type RuleChanges } from './rule-changes';

const own: OwnRule = {
  id: 'OWN-1', kind: 'red_flag', condition: 'Fever', level: 'therapist_review', when: { q: 'fever', op: 'eq', v: 'yes' }, overrideAllowed: true, therapistNote: 'n', rationale: 'r',
  clientReason: { en: 'a', es: 'a' }, clientAction: { en: 'b', es: 'b' }, examples: { fires: [{ fever: 'yes' }], quiet: [{}] },
};
const changed = (changes: Partial<RuleChanges>) => clinicRuleSet(standardRuleSet, { stricter: [], added: [], ...changes }, 'draft-1');
const found = (changes: Partial<RuleChanges>, id: string) => changed(changes).rules.find((rule) => rule.id === id);
const messages = (changes: Partial<RuleChanges>) => changeFaults(standardRuleSet, { stricter: [], added: [], ...changes }, standardIntake, healthyClient).map(({ message }) => message);

describe('a clinic\'s rule set', () => {
  it('is the standard where nothing changes, under the name of the draft', () => {
    expect(changed({})).toEqual({ ...standardRuleSet, clinicSet: 'draft-1' });
  });

  it('raises a level, and what is urgent nobody clears', () => {
    expect(found({ stricter: [{ ruleId: 'CI-OA', level: 'urgent_same_day', reason: 'r' }] }, 'CI-OA')).toMatchObject({ level: 'urgent_same_day', overrideAllowed: false });
    expect(found({ stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'r' }] }, 'CI-OA')).toMatchObject({ level: 'therapist_review', overrideAllowed: true });
  });

  it('keeps the level where a draft would lower it', () => {
    expect(found({ stricter: [{ ruleId: 'CES-01', level: 'proceed', reason: 'r' }] }, 'CES-01')?.level).toBe('emergency_now');
  });

  it('drops an exception, and an override', () => {
    expect(found({}, 'CES-03')).toHaveProperty('unless');
    expect(found({ stricter: [{ ruleId: 'CES-03', level: 'emergency_now', reason: 'r' }] }, 'CES-03')).toHaveProperty('unless');
    expect(found({ stricter: [{ ruleId: 'CES-03', exceptionDropped: true, reason: 'r' }] }, 'CES-03')).not.toHaveProperty('unless');
    expect(found({ stricter: [{ ruleId: 'CI-OA', overrideAllowed: false, reason: 'r' }] }, 'CI-OA')?.overrideAllowed).toBe(false);
  });

  it('has every rule of the standard, none with less, whatever is drafted', () => {
    for (const level of ['proceed', 'therapist_review', 'emergency_now'] as const) {
      const { rules } = changed({ stricter: standardRuleSet.rules.map(({ id }) => ({ ruleId: id, level, reason: 'r' })), added: [own] });
      expect(rules).toHaveLength(standardRuleSet.rules.length + 1);
      expect(standardRuleSet.rules.filter((rule, at) => rankOf(rules[at]?.level ?? 'proceed') < rankOf(rule.level))).toEqual([]);
    }
  });
});

describe('a draft', () => {
  it('of an own rule and a stricter one is taken', () => {
    expect(messages({ added: [{ ...own, constraints: { pressureMax: 2, excludeTechniques: ['deep_tissue'], excludeRegions: ['neck_post'] } }], stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'r' }] })).toEqual([]);
    expect(messages({ stricter: [{ ruleId: 'CES-03', exceptionDropped: true, reason: 'r' }, { ruleId: 'CI-OA', overrideAllowed: false, reason: 'r' }] })).toEqual([]);
  });

  it.each<[string, Partial<RuleChanges>, string[]]>([
    ['names a rule twice', { stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'r' }, { ruleId: 'CI-OA', level: 'refer_before_massage', reason: 'r' }] }, ['CI-OA is named twice.']],
    ['asks for nothing', { stricter: [{ ruleId: 'CI-OA', reason: 'r' }] }, ['CI-OA is not made stricter by this.']],
    ['takes an id that is there', { added: [own, own] }, ['There is another rule OWN-1.']],
    ['uses an unknown macro', { added: [{ ...own, when: { macro: 'nope' } }] }, ['rule OWN-1: unknown macro "nope"']],
    ['limits in strange words', { added: [{ ...own, constraints: { excludeRegions: ['tail'] } }] }, ['"tail" is no word of the catalogue.']],
    ['stands back always', { added: [{ ...own, unless: own.when }] }, ['rule OWN-1: its exception is true whenever its trigger is']],
  ])('that %s is refused', (_, changes, expected) => {
    expect(messages(changes)).toEqual(expected);
  });
});
