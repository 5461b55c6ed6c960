import { ApiProperty } from '@nestjs/swagger';
import { catalogue } from '../catalogue/catalogue';
import { byId } from '../catalogue/lookups';
import type { Basis, Source } from '../catalogue/types';

/** From a cited source, or general knowledge whose source is to be confirmed. */
export const BASES: readonly Basis[] = ['source', 'gk'];

export class SourceResponse {
  id: string;
  cite: string;
  @ApiProperty({ type: String, nullable: true })
  address: string | null;
  /** How far it was read: `seen` itself, `via` another page's report, `gk` from general knowledge. */
  @ApiProperty({ enum: ['seen', 'via', 'gk'] })
  read: string;

  static of(source: Source): SourceResponse {
    return { id: source.id, cite: source.cite, address: source.address, read: source.read };
  }

  static all(ids: readonly string[]): SourceResponse[] {
    return ids.flatMap((id) => byId(catalogue.sources, id) ?? []).map((source) => SourceResponse.of(source));
  }
}

export class NamedResponse {
  id: string;
  label: string;
}

/** Ids of rows that carry a label, with it. */
export const named = (rows: readonly NamedResponse[], ids: readonly string[]): NamedResponse[] =>
  ids.flatMap((id) => byId(rows, id) ?? []).map(({ id, label }) => ({ id, label }));
