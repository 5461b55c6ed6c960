import { ValidateIf } from 'class-validator';

/** The field may be left out, but not be null; `@IsOptional` lets both through unchecked. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
