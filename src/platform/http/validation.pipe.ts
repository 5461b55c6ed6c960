import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '../errors/domain-error';

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const messageOf = (code: string, message: string, error: ValidationError): string =>
  code === 'whitelistValidation' ? `There is no field "${error.property}" here. Remove it.` : message;

/** One entry per broken rule, with a JSON Pointer to the field. */
export const fieldErrorsOf = (errors: readonly ValidationError[], base = ''): FieldError[] =>
  errors.flatMap((error) => {
    const pointer = `${base}/${escapePointer(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      pointer,
      code,
      message: messageOf(code, message, error),
    }));
    return [...own, ...fieldErrorsOf(error.children ?? [], pointer)];
  });

/** Bodies and queries are checked against their class; unknown fields are refused, not dropped. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('invalid', 'validation_failed', 'Some fields are not valid. Each entry of errors says which and what would be.', fieldErrorsOf(errors)),
  });
