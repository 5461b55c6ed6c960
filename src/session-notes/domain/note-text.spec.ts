import { catalogue } from '../../techniques';
import { sectionsFrom, type StoredSection } from './note-record';
import { noteText } from './note-text';

const text = (given: Readonly<Record<string, object>>) => noteText(sectionsFrom(Object.entries(given).map(([section, content]) => ({ section, content }) as StoredSection)), catalogue);

describe('a note in words', () => {
  it('leaves out what was not filled in', () => {
    expect(text({})).toEqual([]);
  });

  it('names every part of a treatment', () => {
    const bare = { technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2 };
    const full = { ...bare, stroke: 'effleurage', muscle: 'upper_trapezius', minutes: 20, position: 'prone', products: ['almond_oil'], limitReason: 'She asked.' };
    expect(text({ treatment: { lines: [bare, full, { ...bare, technique: 'unlisted' }], avoided: [{ region: 'low_back', side: 'left', why: 'bruise' }] } })).toEqual([
      {
        heading: 'Treatment given',
        lines: [
          'Swedish massage, Back of neck, both sides, pressure 2 of 5',
          expect.stringMatching(/^Swedish massage, .*, Back of neck, Upper trapezius, both sides, pressure 2 of 5, 20 min, Lying on the front, Almond oil\. Past a limit because: She asked\.$/),
          'unlisted, Back of neck, both sides, pressure 2 of 5',
          'Avoided: Low back, left: bruise',
        ],
      },
    ]);
  });

  it('says everything else that was written', () => {
    const said = text({
      visit: { minutes: 50 },
      subjective: { complaint: 'my_words stay', sinceLast: 'much_better', goals: ['pain', 'sleep'], pregnancyAsked: true },
      objective: { palpation: [{ muscle: 'scalenes', side: 'left', tone: 'high', tenderness: 2, temperature: 'warm', texture: 'ropy' }, { muscle: 'scalenes', side: 'right' }] },
      bodyChart: { findings: [{ region: 'neck_post', side: 'left', kind: 'tight', intensity: 6 }] },
      consent: { planAgreed: false, sensitiveAreas: [{ region: 'gluteal', agreed: true, way: 'written' }, { region: 'chest', agreed: false, way: 'spoken', text: 'not today' }] },
      measures: { painBefore: { now: 6 }, activities: [{ name: 'Turn the head', score: 4 }], range: [{ joint: 'low_back', movement: 'lateral_flexion', side: 'left', after: 20 }], percentOfNormal: 60, stress: 0, sleep: 7 },
      treatment: { lines: [{ technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2, tools: 'two basalt stones' }] },
      assessment: { reactions: [{ kind: 'pain_worse', severity: 'mild', text: 'Sore.' }, { kind: 'other', severity: 'moderate', text: 'Dizzy.', advice: 'Rest' }] },
      plan: { homecare: [{ item: 'breathing', dose: 'daily' }, { item: 'unlisted', dose: 'x' }], referral: { to: 'GP', why: 'numbness' } },
      notGiven: { reason: 'client_unwell' },
    });
    expect(said.map(({ heading }) => heading)).toEqual(['Visit', 'Subjective', 'Objective', 'Body chart', 'Treatment given', 'Consent', 'Measures', 'Assessment', 'Plan and homecare', 'Treatment not given']);
    expect(said.flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining([
        'Percent of normal: 60', 'Tension or stress (0 to 10): 0', 'Bad sleep this week (0 to 10): 7', 'Swedish massage, Back of neck, both sides, pressure 2 of 5, two basalt stones', 'Minutes: 50', 'In the client\'s words: my_words stay', 'Since the last visit: much better', 'Goals today: pain, sleep', 'Asked about pregnancy: yes', 'Agreed to the plan: no',
        'Scalenes, left: tone high, tenderness 2 of 4, warm, ropy', 'Back of neck, left: tight 6 of 10', 'Pain on arrival 6, average not asked, worst not asked (0 to 10)', 'Turn the head: 4 of 10',
        'low back lateral flexion, left: not asked before, 20 after (degrees)', 'Reaction, pain worse, mild: Sore.', 'Reaction, other, moderate: Dizzy. Advice: Rest', 'unlisted: x', 'Referred to GP: numbness', 'Reason: client unwell',
      ]),
    );
  });
});
