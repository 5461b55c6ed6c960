import type { ClientSummary } from './client';
import { nameLikeness, possibleDuplicates } from './duplicates';

const name = (givenName: string, familyName: string, preferredName: string | null = null) => ({ givenName, familyName, preferredName });

const onFile = (id: string, more: Partial<ClientSummary>): ClientSummary => ({
  id, ...name('Anna', 'Smith'), dateOfBirth: '1990-05-17', email: null, phone: null, createdAt: new Date(0), archivedAt: null, ...more,
});

describe('likeness of names', () => {
  it.each([
    [name('Jon', 'Smith'), name('John', 'Smith'), 0.62],
    [name('Anna', 'Smith'), name('Anna', 'Smith'), 1],
    [name('Smith', 'Anna'), name('Anna', 'Smith'), 1],
    [name('Robert', 'Lee', 'Bob'), name('Bob', 'Lee'), 1],
    [name('José', 'García'), name('Jose', 'Garcia'), 1],
    [name('Anna', 'Smith'), name('John', 'Smith'), 0.38],
    [name('Anna', 'Smith'), name('Wei', 'Zhou'), 0],
  ])('of %j and %j', (one, other, likeness) => {
    expect(Math.round(nameLikeness(one, other) * 100) / 100).toBe(likeness);
  });
});

describe('a possible duplicate', () => {
  const newcomer = { ...name('Ana', 'Smith'), dateOfBirth: '1990-05-17', email: 'ana@mail.example', phone: '(212) 555-0123' };

  it.each([
    ['the same day and a like name', {}, [{ reasons: ['birth_date'], likely: true }]],
    ['the same phone, written otherwise, and a like name', { dateOfBirth: '1990-05-18', phone: '+1 212 555 0123' }, [{ reasons: ['phone'], likely: true }]],
    ['the same e-mail and a like name', { dateOfBirth: '1990-05-18', email: 'ana@mail.example' }, [{ reasons: ['email'], likely: true }]],
    ['a relative who shares the phone', { ...name('Wei', 'Zhou'), dateOfBirth: '1961-01-01', phone: '2125550123' }, [{ reasons: ['phone'], likely: false }]],
    ['the same day alone', { ...name('Wei', 'Zhou') }, []],
    ['a like name alone', { dateOfBirth: '1990-05-18', phone: '2125550199' }, []],
  ])('%s', (_, more, found) => {
    expect(possibleDuplicates(newcomer, [onFile('x', more)])).toEqual(found.map((one) => expect.objectContaining({ id: 'x', archived: false, ...one })));
  });

  it('puts the likeliest first, then the one with most in common', () => {
    const relative = onFile('relative', { ...name('Wei', 'Zhou'), phone: '2125550123' });
    const sameDay = onFile('same day', {});
    const sameDayAndPhone = onFile('same day and phone', { phone: '2125550123', archivedAt: new Date(0) });
    expect(possibleDuplicates(newcomer, [relative, sameDay, sameDayAndPhone]).map(({ id, archived }) => [id, archived])).toEqual([
      ['same day and phone', true],
      ['same day', false],
      ['relative', false],
    ]);
  });

  it('takes no number for another when there is none, or too little of one', () => {
    const short = { ...newcomer, phone: '555', email: null };
    expect(possibleDuplicates({ ...short, dateOfBirth: '1980-01-01' }, [onFile('x', { phone: '555' })])).toEqual([]);
    expect(possibleDuplicates({ ...short, phone: null, dateOfBirth: '1980-01-01' }, [onFile('x', { phone: null })])).toEqual([]);
  });
});
