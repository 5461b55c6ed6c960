import { decodeCursor, type Cursor } from '../../platform/http/page';
import { isId } from '../../platform/ids/ids';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The cursor of a list that is newest first: a time and an id. */
export const cursorOf = (cursor: string | undefined): Cursor | undefined =>
  decodeCursor(cursor, 2, ([time = '', id]) => TIME.test(time) && !Number.isNaN(Date.parse(time)) && isId(id));
