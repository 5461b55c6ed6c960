import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { ClientDetails, ClientSummary } from '../domain/client';
import { fold, phoneKeyOf } from '../domain/folding';
import type { SearchTerms } from '../domain/search-terms';
import { SUMMARY_COLUMNS, type SummaryRow } from './client-row';

export const CLIENT_SORTS = ['name', '-createdAt'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** Ids are time-ordered, so the newest client has the greatest: no second index. */
const ORDER: Readonly<Record<ClientSort, string>> = { name: 'ORDER BY c.sort_key, c.id', '-createdAt': 'ORDER BY c.id DESC' };
const AFTER: Readonly<Record<ClientSort, string>> = {
  name: 'AND (c.sort_key, c.id) > ((SELECT last.sort_key FROM client last WHERE last.clinic_id = $1 AND last.id = $3), $3)',
  '-createdAt': 'AND c.id < $3',
};
const SELECT = `SELECT ${SUMMARY_COLUMNS} FROM client c WHERE c.clinic_id = $1`;
const listSql = (sort: ClientSort, archived: boolean, after: boolean): string =>
  [SELECT, archived ? 'AND c.archived_at IS NOT NULL' : 'AND c.archived_at IS NULL', after ? AFTER[sort] : '', ORDER[sort], 'LIMIT $2'].join(' ');

const SEARCH = `SELECT ${SUMMARY_COLUMNS} FROM clients_like($2, $3, $4, $5, $6, $7) WITH ORDINALITY AS hit (id, place)
  JOIN client c ON c.clinic_id = $1 AND c.id = hit.id ORDER BY hit.place`;

/** Above every text that begins with the parameter. */
const beginsWith = (parameter: string): string => `c.sort_key >= ${parameter} AND c.sort_key < ${parameter} || U&'\\+10FFFF'`;
const SAME_BIRTH_DATE = `${SELECT} AND c.date_of_birth = $2`;
const CANDIDATES = `(${SAME_BIRTH_DATE} AND ${beginsWith('$3')} LIMIT 50)
  UNION (${SAME_BIRTH_DATE} AND ${beginsWith('$4')} LIMIT 50)
  UNION (${SELECT} AND c.phone_key = $5 LIMIT 50)
  UNION (${SELECT} AND c.email = $6 LIMIT 50)`;

const initialOf = (name: string): string => [...fold(name)][0] ?? '';

@Injectable()
export class ClientListQuery {
  /** One row more than `limit` if there are more. `after`: the id of the last row shown. */
  list(options: { sort: ClientSort; archived: boolean; limit: number; after?: string }): Promise<ClientSummary[]> {
    const tx = currentTransaction();
    const { sort, archived, limit, after } = options;
    return tx.rows<SummaryRow>(listSql(sort, archived, after !== undefined), [tx.clinicId, limit + 1, ...(after === undefined ? [] : [after])]);
  }

  /** The best matches first: family names that begin so, then whoever has every word, then what is like it. */
  search(terms: SearchTerms, options: { archived: boolean; limit: number }): Promise<ClientSummary[]> {
    const tx = currentTransaction();
    return tx.rows<SummaryRow>(SEARCH, [tx.clinicId, terms.prefix, terms.longest, terms.patterns, terms.typed, options.archived, options.limit]);
  }

  /**
   * Who might be the same person: born on that day with an initial in common (the names may be swapped), or the same
   * phone or e-mail. Archived clients too.
   */
  duplicateCandidates(c: Pick<ClientDetails, 'givenName' | 'familyName' | 'dateOfBirth' | 'phone' | 'email'>): Promise<ClientSummary[]> {
    const tx = currentTransaction();
    return tx.rows<SummaryRow>(CANDIDATES, [
      tx.clinicId, c.dateOfBirth, initialOf(c.familyName), initialOf(c.givenName), c.phone && phoneKeyOf(c.phone), c.email,
    ]);
  }
}
