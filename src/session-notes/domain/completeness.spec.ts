import { catalogue } from '../../techniques';
import { missingIn } from './completeness';
import { sectionsFrom, type StoredSection } from './note-record';

const sections = (given: Readonly<Record<string, object>>) => sectionsFrom(Object.entries(given).map(([section, content]) => ({ section, content }) as StoredSection));
const line = { technique: 'swedish', region: 'neck_post', side: 'both', pressure: 2 };
const mark = { code: 'no_go_region', pointer: '', text: '', cause: null };
const codes = (...given: Parameters<typeof missingIn>): string[] => missingIn(...given).map(({ code }) => code);

describe('what a note lacks', () => {
  it('of a treatment: time, complaint, work', () => {
    expect(codes('treatment', sections({}), [], catalogue)).toEqual(['minutes', 'complaint', 'lines']);
    expect(codes('treatment', sections({ visit: { minutes: 50 }, subjective: { complaint: 'x' }, treatment: { lines: [line] } }), [[]], catalogue)).toEqual([]);
  });

  it('of work past a limit: the reason; in a sensitive area: the consent of today', () => {
    const base = { visit: { minutes: 50 }, subjective: { complaint: 'x' } };
    const lines = [line, { ...line, region: 'gluteal' }];
    expect(codes('treatment', sections({ ...base, treatment: { lines } }), [[mark]], catalogue)).toEqual(['limit_without_reason', 'consent_missing']);
    const reasoned = [{ ...line, limitReason: 'asked' }, { ...line, region: 'gluteal' }];
    const agreed = { sensitiveAreas: [{ region: 'gluteal', agreed: true, way: 'written' }] };
    expect(codes('treatment', sections({ ...base, treatment: { lines: reasoned }, consent: agreed }), [[mark]], catalogue)).toEqual([]);
    const refused = { sensitiveAreas: [{ region: 'gluteal', agreed: false, way: 'spoken' }] };
    expect(codes('treatment', sections({ ...base, treatment: { lines: reasoned }, consent: refused }), [[mark], []], catalogue)).toEqual(['consent_missing']);
  });

  it('where none was given: why, what was advised, and no work', () => {
    expect(codes('treatment_not_given', sections({}), [], catalogue)).toEqual(['reason', 'text']);
    expect(codes('treatment_not_given', sections({ notGiven: { reason: 'client_unwell', text: 'Went home' }, treatment: { lines: [line] } }), [[]], catalogue)).toEqual(['lines']);
  });
});
