import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '../errors/domain-error';
import { isId } from '../ids/ids';

/** Query of every list: 50 rows unless told, 200 at most. */
export class PageRequest {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50, required: false, description: 'Rows wanted.' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200)
  limit: number = 50;

  @ApiProperty({ type: String, maxLength: 500, required: false, description: '`nextCursor` of the page before.' })
  @IsOptional() @IsString() @MaxLength(500)
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/** Where the next page begins: the sort values of the last row shown. */
export type Cursor = readonly string[];

export const encodeCursor = (values: Cursor): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** Throws 400 on anything that is not `length` strings, or that `valid` refuses (a part that must be an id, say). */
export const decodeCursor = (cursor: string | undefined, length: number, valid: (values: Cursor) => boolean = () => true): Cursor | undefined => {
  if (cursor === undefined) return undefined;
  const values = parse(cursor);
  if (Array.isArray(values) && values.length === length && values.every((v) => typeof v === 'string' && !v.includes('\0')) && valid(values as string[]))
    return values as string[];
  throw new DomainError('invalid', 'cursor_malformed', 'cursor must be a nextCursor of this list, unchanged.', [
    { pointer: 'cursor', code: 'cursor', message: 'Use nextCursor of the page before, or leave it out for the first page.' },
  ]);
};

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const ISO = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The place of a list that is ordered by a time and an id. */
export const isTimeAndId = ([at = '', id]: Cursor): boolean => ISO.test(at) && !Number.isNaN(Date.parse(at)) && isId(id);

/** Cuts a result of `limit + 1` rows into a page. */
export const pageOf = <T>(rows: readonly T[], limit: number, cursorOf: (row: T) => Cursor): Page<T> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: encodeCursor(cursorOf(last)) } : { items };
};
