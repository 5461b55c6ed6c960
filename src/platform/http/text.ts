import { buildMessage, ValidateBy } from 'class-validator';

/** Line breaks and other control characters; halves of surrogate pairs, which are no text at all. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

const isPlainText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && [...value].length <= max && !NO_TEXT.test(value);

/**
 * One line with something in it, of at most `max` characters as Postgres counts them (code points); MaxLength counts
 * emoji variants as one. Stands beside `@MaxLength`, which tells the API description.
 */
export const IsPlainText = (max: number): PropertyDecorator =>
  ValidateBy({
    name: 'isPlainText',
    constraints: [max],
    validator: { validate: (value) => isPlainText(value, max), defaultMessage: buildMessage((each) => `${each}$property must be one line of 1 to ${max} characters.`) },
  });

/** As `NO_TEXT`, but for what people write in several lines. */
const NO_PROSE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** Free text of one or more lines, with something in it, of at most `max` characters as Postgres counts them. */
export const IsProse = (max: number): PropertyDecorator =>
  ValidateBy({
    name: 'isProse',
    constraints: [max],
    validator: {
      validate: (value) => typeof value === 'string' && value.trim() !== '' && [...value].length <= max && !NO_PROSE.test(value),
      defaultMessage: buildMessage((each) => `${each}$property must be text of 1 to ${max} characters.`),
    },
  });
