import { consentFaults, currentOf, type ConsentWording, type GivenConsent } from './consents';

const wording = (code: string, version: number, required: boolean): ConsentWording => ({ code, version, required, title: { en: code }, text: { en: `${code} ${version}` } });
const WORDINGS = [wording('treatment', 1, true), wording('contact', 1, false), wording('treatment', 2, true)];
const given = (code: string, wordingVersion: number, yes: boolean): GivenConsent => ({ code, wordingVersion, given: yes });
const codes = (...all: GivenConsent[]): string[] => consentFaults(WORDINGS, all).map(({ pointer, code }) => `${pointer} ${code}`);

describe('consents', () => {
  it('are asked in their newest words', () => {
    expect(currentOf(WORDINGS).map(({ code, version }) => [code, version])).toEqual([['treatment', 2], ['contact', 1]]);
    expect(currentOf([WORDINGS[2], WORDINGS[0]] as ConsentWording[]).map(({ version }) => version)).toEqual([2]);
  });

  it.each([
    [[given('treatment', 2, true), given('contact', 1, false)], []],
    [[given('treatment', 2, false), given('contact', 1, true)], ['/consents/0/given consent_required']],
    [[given('treatment', 1, true), given('contact', 1, true)], ['/consents/0/wordingVersion wording_changed']],
    [[given('treatment', 2, true)], ['/consents consent_missing']],
    [[given('treatment', 2, true), given('contact', 1, true), given('contact', 1, false)], ['/consents/2/code consent_repeated']],
    [[given('treatment', 2, true), given('contact', 1, true), given('__proto__', 1, true)], ['/consents/2/code consent_unknown']],
  ])('given as %j have the faults %j', (all, faults) => {
    expect(codes(...all)).toEqual(faults);
  });
});
