import { changedChannels, recordConsent } from './contact-consent';

const dee = { at: '2026-11-24T09:00:00.000Z', by: 'dee' };
const olu = { at: '2026-12-01T09:00:00.000Z', by: 'olu' };

describe('consent to be contacted', () => {
  it('is recorded per channel with who and when; what was not asked stays open', () => {
    expect(recordConsent({}, { email: true, sms: false }, dee)).toEqual({ email: { given: true, ...dee }, sms: { given: false, ...dee } });
  });

  it('keeps its first time when it is repeated, and gets a new one when it is withdrawn', () => {
    const recorded = recordConsent({}, { email: true, sms: true }, dee);
    expect(changedChannels(recorded, { email: true, sms: false })).toEqual(['sms']);
    expect(recordConsent(recorded, { email: true, sms: false }, olu)).toEqual({ email: { given: true, ...dee }, sms: { given: false, ...olu } });
  });
});
