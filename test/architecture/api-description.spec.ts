import { operations } from '../support/api-description';

describe('the API description', () => {
  it('declares for every route who may reach it', () => {
    expect(operations.filter((operation) => !operation.access?.kind).map((operation) => operation.id)).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = operations.map((operation) => operation.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('asks for If-Match wherever a record is edited', () => {
    // A password has no version to read: who changes it must know the present one.
    const edits = operations.filter((operation) => ['put', 'patch'].includes(operation.method) && operation.id !== 'changePassword');
    expect(edits.filter((operation) => !operation.needsIfMatch).map((operation) => operation.id)).toEqual([]);
  });

  it('bounds every list', () => {
    const lists = operations.filter((operation) => operation.queryParameters.some((parameter) => parameter.name === 'cursor'));
    for (const list of lists) expect(list.queryParameters.find((parameter) => parameter.name === 'limit')?.schema).toMatchObject({ maximum: 200 });
  });

  it('puts no token, name or health word into a URL', () => {
    const words = /token|secret|password|pain|symptom|answer(?!s\/)|name|email|phone/i;
    const names = operations.flatMap((operation) => [...operation.pathParameters, ...operation.queryParameters.map((parameter) => parameter.name)]);
    expect(names.filter((name) => words.test(name))).toEqual([]);
  });
});
