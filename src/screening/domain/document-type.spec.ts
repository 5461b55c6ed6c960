import { mediaTypeOf } from './document-type';

const bytes = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

describe('a document', () => {
  it.each([
    ['%PDF-1.7 …', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0…', 'image/jpeg'],
    ['<svg onload=alert(1)>', undefined],
    ['<!doctype html>', undefined],
    ['MZ\x90', undefined],
    ['%PDF-', undefined],
    ['', undefined],
  ])('beginning %j is %s', (content, type) => {
    expect(mediaTypeOf(bytes(content))).toBe(type);
  });
});
