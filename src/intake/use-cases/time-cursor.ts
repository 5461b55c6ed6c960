import { DomainError } from '../../platform/errors/domain-error';
import { decodeCursor, type Cursor } from '../../platform/http/page';
import { isId } from '../../platform/ids/ids';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The cursor of a list that is newest first: a time and an id. */
export const cursorOf = (cursor: string | undefined): Cursor | undefined => {
  const values = decodeCursor(cursor, 2);
  if (values === undefined || (TIME.test(values[0] ?? '') && !Number.isNaN(Date.parse(values[0] ?? '')) && isId(values[1]))) return values;
  throw new DomainError('invalid', 'cursor_malformed', 'cursor must be a nextCursor of this list, unchanged.');
};
