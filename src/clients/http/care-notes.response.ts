import type { CareNotes } from '../domain/client';

export class BoundariesResponse {
  /** Areas that are not touched; ids of the catalogue. */
  regions: string[];
  /** 1 (lightest) to 5; null: no limit. */
  pressureMax: number | null;
  /** Products that are not used. */
  products: string[];
}

export class AllergyResponse {
  substance: string;
  reaction: string | null;
}

export class CareNotesResponse {
  boundaries: BoundariesResponse;
  allergies: AllergyResponse[];
  /** 0: nothing was written yet. */
  version: number;
  updatedAt: Date | null;
  /** The member of staff who wrote it. */
  updatedBy: string | null;

  static of({ boundaries, allergies, version, updatedAt, updatedBy }: CareNotes): CareNotesResponse {
    return {
      boundaries: { regions: [...boundaries.regions], pressureMax: boundaries.pressureMax, products: [...boundaries.products] },
      allergies: allergies.map(({ substance, reaction }) => ({ substance, reaction })),
      version,
      updatedAt,
      updatedBy,
    };
  }
}
