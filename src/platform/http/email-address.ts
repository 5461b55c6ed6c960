import { buildMessage, isEmail, ValidateBy } from 'class-validator';

/** Letters outside of ASCII before the @ are delivered by few servers. Also the guard of `isEmail`, which throws on half a surrogate pair. */
const ASCII = /^[\x21-\x7e]+$/;

export const isEmailAddress = (value: unknown): value is string => typeof value === 'string' && ASCII.test(value) && isEmail(value);

/** Stands beside `@MaxLength(254)`, which tells the API description. */
export const IsEmailAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isEmailAddress',
    validator: { validate: isEmailAddress, defaultMessage: buildMessage((each) => `${each}$property must be an e-mail address, like ana@clinic.example.`) },
  });
