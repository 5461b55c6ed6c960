import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DomainError } from '../../platform/errors/domain-error';
import { decodeCursor, PageRequest } from '../../platform/http/page';
import { isId } from '../../platform/ids/ids';
import type { ListOptions } from '../clients';
import { CLIENT_SORTS, type ClientSort } from '../persistence/client-list.query';

export class ListClientsRequest extends PageRequest {
  /** Part of a name, e-mail or phone number; spelling mistakes are forgiven. The best matches, on one page. */
  @IsOptional() @IsString() @MaxLength(100)
  q?: string;

  /** By name unless told. Not together with q. */
  @ApiProperty({ enum: CLIENT_SORTS, required: false })
  @IsOptional() @IsIn(CLIENT_SORTS)
  sort?: ClientSort;

  /** true: archived clients, and only those. */
  @ApiProperty({ enum: ['true', 'false'], required: false })
  @IsOptional() @IsIn(['true', 'false'])
  archived?: 'true' | 'false';
}

/** The cursor is the last client's id and nothing of the client. */
const clientIn = (cursor: string | undefined): string | undefined => {
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (id === undefined || isId(id)) return id;
  throw new DomainError('invalid', 'cursor_malformed', 'cursor must be a nextCursor of this list, unchanged.', [
    { pointer: 'cursor', code: 'cursor', message: 'Use nextCursor of the page before, or leave it out for the first page.' },
  ]);
};

export const listOptionsOf = ({ q, sort, archived, limit, cursor }: ListClientsRequest): ListOptions => ({
  typed: q,
  sort,
  archived: archived === 'true',
  limit,
  after: clientIn(cursor),
});
