import { buildMessage, ValidateBy } from 'class-validator';
import { isTimezone } from '../domain/timezone';

/** Stands beside `@MaxLength(64)`, which tells the API description. */
export const IsTimezone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimezone',
    validator: {
      validate: (value) => typeof value === 'string' && isTimezone(value),
      defaultMessage: buildMessage((each) => `${each}$property must be a name of the IANA database, like America/New_York.`),
    },
  });
