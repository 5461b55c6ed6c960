import { catalogue } from '../../techniques';
import { faultsOf, fillSection, insertInto, isTemplateSection, kindOf, slotsOf } from './note-template';

const line = { technique: 'swedish', region: 'neck_post', side: 'both' as const, pressure: 2 };

describe('a template', () => {
  it('is a phrase where it is one text', () => {
    expect(kindOf({ objective: { posture: 'Head forward' } })).toBe('phrase');
    expect(kindOf({ objective: { posture: 'Head forward' }, plan: { text: 'Weekly' } })).toBe('template');
    expect(kindOf({ treatment: { lines: [line] } })).toBe('template');
    expect(kindOf({})).toBe('template');
  });

  it('says which slots it leaves open', () => {
    expect(slotsOf({ objective: { text: '{side} {region}' }, plan: { text: 'In {days} days', homecare: [] }, assessment: { progress: '{side}' } })).toEqual(['side', 'region', 'days']);
  });

  it('says nothing that only a visit can say, has known slots only, and something in it', () => {
    expect(faultsOf({ objective: { posture: 'x', text: '{side}' }, treatment: { lines: [line] }, plan: { homecare: [{ item: 'breathing', dose: 'daily' }] } })).toEqual([]);
    expect(faultsOf({}).map(({ code }) => code)).toEqual(['empty_template']);
    expect(faultsOf({ objective: {} }).map(({ code }) => code)).toEqual(['empty_template']);
    const faulty = {
      visit: { minutes: 50 }, subjective: { complaint: 'My neck', history: 'Since {when}' }, objective: { palpation: [] }, assessment: { reactions: [] }, notGiven: { reason: 'no_time' as const },
      treatment: { lines: [{ ...line, limitReason: 'asked for it' }] }, plan: { homecare: [{ item: 'breathing', dose: '{minutes} a day' }] },
    };
    expect(faultsOf(faulty).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/sections/visit/minutes', 'not_for_templates'], ['/sections/subjective/complaint', 'not_for_templates'], ['/sections/subjective/history', 'slot_unknown'],
      ['/sections/objective/palpation', 'not_for_templates'], ['/sections/treatment/lines', 'not_for_templates'], ['/sections/assessment/reactions', 'not_for_templates'],
      ['/sections/plan/homecare', 'slot_in_list'], ['/sections/notGiven/reason', 'not_for_templates'],
    ]);
    expect((['bodyChart', 'consent', 'measures', 'plan'] as const).map(isTemplateSection)).toEqual([false, false, false, true]);
  });

  it('is filled text by text, and says what is open still', () => {
    expect(fillSection({ text: 'Tight, {side}', lines: [line] }, { side: 'left' }, catalogue)).toEqual({ content: { text: 'Tight, left', lines: [line] }, open: [] });
    expect(fillSection({ text: 'Tight, {side}' }, {}, catalogue)).toEqual({ content: { text: 'Tight, {side}' }, open: ['side'] });
  });

  it('adds to what a section says, and takes nothing away', () => {
    expect(insertInto('objective', { posture: 'Head forward' }, { text: 'Tight' })).toEqual({ content: { posture: 'Head forward', text: 'Tight' }, full: [] });
    expect(insertInto('objective', { text: 'First' }, { text: 'Second' })).toEqual({ content: { text: 'First\nSecond' }, full: [] });
    expect(insertInto('treatment', { lines: [line] }, { lines: [{ ...line, pressure: 3 }] })).toEqual({ content: { lines: [line, { ...line, pressure: 3 }] }, full: [] });
  });

  it('says where there is no room for both', () => {
    expect(insertInto('objective', { posture: 'x'.repeat(1990) }, { posture: 'y'.repeat(10), skin: 'fine' }).full).toEqual(['posture']);
    expect(insertInto('objective', { posture: 'x'.repeat(1990) }, { posture: 'y'.repeat(9) }).full).toEqual([]);
    expect(insertInto('treatment', { lines: Array.from({ length: 60 }, () => line) }, { lines: [line] }).full).toEqual(['lines']);
    expect(insertInto('objective', {}, { unheardOf: 'x' }).full).toEqual(['unheardOf']);
  });
});
