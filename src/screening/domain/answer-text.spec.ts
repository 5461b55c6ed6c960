import { standardIntake } from '../../intake';
import { answerText, questionText } from './answer-text';

const said = (questionId: string, answer: Parameters<typeof answerText>[2]) => answerText(standardIntake, questionId, answer);

describe('what a client said, in words', () => {
  it('uses the words of the form', () => {
    expect(questionText(standardIntake, 'site')).toBe('Where is your pain?');
    expect(said('site', { value: ['neck', 'low_back'] })).toBe('Neck; Low back');
    expect(said('pain_now', { value: 4 })).toMatch(/^4/);
  });

  it('keeps why there is no answer', () => {
    expect(said('site', null)).toBe('Not answered');
    expect(said('site', { state: 'not_sure' })).toBe('Not sure');
    expect(said('site', { state: 'prefer_not_to_say' })).toBe('Prefers not to say');
    expect(said('site', { state: 'skipped' })).toBe('Skipped');
  });

  it('shows codes where the form no longer knows them', () => {
    expect(questionText(standardIntake, 'gone')).toBe('gone');
    expect(said('gone', { value: true })).toBe('true');
    expect(said('site', { value: ['elsewhere'] })).toBe('elsewhere');
  });

  it('reads a pain mark out', () => {
    expect(said('gone', { value: [{ region: 'neck_post', side: 'left', character: ['dull', 'tight'], intensity: 5 }] })).toBe('neck_post (left): dull, tight 5/10');
  });
});
