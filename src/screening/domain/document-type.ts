export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const DOCUMENT_MAX_BYTES = 5 * 1024 * 1024;

const SIGNATURES: Readonly<Record<MediaType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/** What a file is by its first bytes, whatever its sender calls it; undefined for anything that is not taken. */
export const mediaTypeOf = (content: Uint8Array): MediaType | undefined =>
  MEDIA_TYPES.find((type) => content.length > SIGNATURES[type].length && SIGNATURES[type].every((byte, at) => content[at] === byte));
