import { clientAnswer } from './client-answer';
import type { Level } from './levels';
import { limitsOf } from './limits';
import type { Finding, Screening } from './screening';

const finding = (level: Level, reason: string, action: string, [reasonEs, actionEs] = ['', '']): Finding =>
  ({ ruleId: 'CES-01', condition: 'Cauda equina syndrome', level, clientReason: { en: reason, es: reasonEs }, clientAction: { en: action, es: actionEs } }) as unknown as Finding;
const saddle = finding('emergency_now', 'You told us about new numbness between your legs.', 'Please call the emergency number now.', ['Usted nos habló de pérdida nueva de sensibilidad entre las piernas.', 'Llame ahora al número de emergencias.']);
const arm = finding('therapist_review', 'You told us about tingling in one arm.', 'Your therapist needs to ask you more before a plan is made.');
const bruise = finding('proceed_with_caution', 'You told us about a bruise.', 'You can go ahead. We will work around it.');
const screening = (level: Level, findings: Finding[] = [], undecided: string[] = []): Screening => ({
  level,
  findings,
  undecided: undecided.map((questionId) => ({ questionId, becauseOf: ['must_answer'] })),
  limits: limitsOf([]),
  ruleSet: { id: 'r', version: '1' },
  form: { id: 'f', version: 1 },
});

const inEnglish = ({ whatToDo }: ReturnType<typeof clientAnswer>) => whatToDo.map(({ reason, action }) => ({ reason: reason.en, action: action.en }));

describe('what the client reads', () => {
  it('in an emergency names the number to call, and nothing milder beside it', () => {
    const answer = clientAnswer(screening('emergency_now', [saddle, arm, bruise], ['fever']), '112');
    expect(answer.headline.en).toBe('Get emergency help now');
    expect(answer.message.en).toBe('Please call the emergency number (112) now or go to the emergency room. Do not drive yourself.');
    expect(inEnglish(answer)).toEqual([{ reason: 'You told us about new numbness between your legs.', action: 'Please call the emergency number (112) now.' }]);
  });

  it('at a hold says why, and that open questions will be asked', () => {
    expect(inEnglish(clientAnswer(screening('therapist_review', [arm, bruise], ['fever']), '112'))).toEqual([
      { reason: 'You told us about tingling in one arm.', action: 'Your therapist needs to ask you more before a plan is made.' },
      { reason: 'Some questions are still open.', action: 'Your therapist will ask you about them before your visit.' },
    ]);
  });

  it('at a caution says what the limits come from', () => {
    expect(inEnglish(clientAnswer(screening('proceed_with_caution', [bruise]), '112'))).toEqual([{ reason: 'You told us about a bruise.', action: 'You can go ahead. We will work around it.' }]);
  });

  it('gives the warning signs and the number to everybody, also to who is well', () => {
    const answer = clientAnswer(screening('proceed'), '911');
    expect(answer).toMatchObject({ level: 'proceed', headline: { en: 'You can go ahead' }, whatToDo: [], emergencyNumber: '911' });
    expect(answer.safetyNet).toHaveLength(9);
  });

  it('is there in Spanish too', () => {
    const answer = clientAnswer(screening('emergency_now', [saddle]), '911');
    expect(answer.headline.es).toBe('Busque ayuda de emergencia ahora');
    expect(answer.message.es).toBe('Llame ahora al número de emergencias (911) o vaya a la sala de emergencias. No maneje usted.');
    expect(answer.whatToDo.map(({ reason, action }) => ({ reason: reason.es, action: action.es }))).toEqual([{ reason: 'Usted nos habló de pérdida nueva de sensibilidad entre las piernas.', action: 'Llame ahora al número de emergencias (911).' }]);
    expect(answer.safetyNet.map(({ es }) => es)).toContain('Dolor o presión en el pecho');
  });

  it('names no rule and no condition', () => {
    expect(JSON.stringify(clientAnswer(screening('emergency_now', [saddle]), '911'))).not.toMatch(/CES-01|Cauda/i);
  });
});
