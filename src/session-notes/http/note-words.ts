import { catalogue, positions, products } from '../../techniques';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** The codes that a note may name. */
export const TECHNIQUES = ids(catalogue.techniques);
export const STROKES = ids(catalogue.strokes);
export const REGIONS = ids(catalogue.regions);
export const MUSCLES = ids(catalogue.muscles);
export const POSITIONS = ids(positions);
export const PRODUCTS = ids(products);
export const SELF_CARE = ids(catalogue.selfCare);
export const GOALS = [...catalogue.words.goals];

export const ofCatalogue = (field: string, what: string): { message: string } => ({ message: `${field} must be the id of a ${what} of the catalogue.` });
export const oneOf = (field: string, words: readonly string[]): { message: string } => ({ message: `${field} must be one of: ${words.join(', ')}.` });
