import { standardIntake } from '../forms/neck-and-back';
import { changedAnswers } from './changed-answers';

describe('the difference of two sets of answers', () => {
  it('is what was added, taken away or said otherwise, in the order of the form', () => {
    expect(
      changedAnswers(standardIntake, { fever: { value: 'no' }, arm_weak: { value: 'no' }, unwell: { state: 'skipped' } }, { arm_weak: { value: 'yes' }, site: { value: ['neck'] }, unwell: { state: 'not_sure' } }),
    ).toEqual([
      { linkId: 'site', before: null, after: { value: ['neck'] } },
      { linkId: 'arm_weak', before: { value: 'no' }, after: { value: 'yes' } },
      { linkId: 'fever', before: { value: 'no' }, after: null },
      { linkId: 'unwell', before: { state: 'skipped' }, after: { state: 'not_sure' } },
    ]);
  });

  it('is none where the same was chosen in another order', () => {
    expect(changedAnswers(standardIntake, { site: { value: ['neck', 'arm'] }, pain_now: { value: 3 } }, { pain_now: { value: 3 }, site: { value: ['arm', 'neck'] } })).toEqual([]);
  });

  it('does not take what every object has for an answer', () => {
    const odd = { ...standardIntake, groups: [{ linkId: 'g', title: { en: 'G' }, items: [{ ...standardIntake.groups[0]!.items[0]!, linkId: 'constructor' }] }] };
    expect(changedAnswers(odd, {}, {})).toEqual([]);
  });
});
