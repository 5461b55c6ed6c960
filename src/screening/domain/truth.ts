/** Kleene's three-valued logic: `undefined` is unknown, and unknown is not "no". */
export type Truth = boolean | undefined;

export const not = (a: Truth): Truth => (a === undefined ? undefined : !a);

export const allOf = (values: readonly Truth[]): Truth => (values.includes(false) ? false : values.includes(undefined) ? undefined : true);

export const anyOf = (values: readonly Truth[]): Truth => (values.includes(true) ? true : values.includes(undefined) ? undefined : false);

export const atLeast = (needed: number, values: readonly Truth[]): Truth => {
  const sure = values.filter((value) => value === true).length;
  const open = values.filter((value) => value === undefined).length;
  return sure >= needed ? true : sure + open >= needed ? undefined : false;
};
