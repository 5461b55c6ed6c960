import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { DISCHARGE_REASONS, WITHDRAWAL_REASONS } from '../domain/plan-record';
import { DECISION_WORDS, type DecisionWord } from '../domain/plan-line';
import type { Decided } from '../use-cases/decide-line';
import { DomainError } from '../../platform/errors/domain-error';
import { contentOf, LineContentRequest, STORABLE, UNSTORABLE } from './line-content.request';

export class DecideLineRequest {
  @IsIn([...DECISION_WORDS], { message: `decision must be one of: ${DECISION_WORDS.join(', ')}.` })
  decision: DecisionWord;

  /** Why; may be left out only where the line is accepted as it is. */
  @ValidateIf(({ decision, reason }: DecideLineRequest) => decision !== 'accepted' || reason !== undefined)
  @IsString() @IsNotEmpty({ message: 'Say why you edit or reject this line.' }) @MaxLength(2000) @Matches(STORABLE, UNSTORABLE)
  reason?: string;

  /** The line as it should be; with the decision "edited" only. */
  @ValidateIf(({ decision, content }: DecideLineRequest) => decision === 'edited' || content !== undefined)
  @IsDefined({ message: 'Send the edited content.' }) @ValidateNested() @Type(() => LineContentRequest)
  content?: LineContentRequest;
}

export class AddLineRequest {
  @IsDefined({ message: 'Send the content of the line.' }) @ValidateNested() @Type(() => LineContentRequest)
  content: LineContentRequest;

  /** Why it belongs in this plan. */
  @IsString() @IsNotEmpty({ message: 'Say why you add this line.' }) @MaxLength(2000) @Matches(STORABLE, UNSTORABLE)
  reason: string;
}

export class WithdrawPlanRequest {
  @IsIn([...WITHDRAWAL_REASONS], { message: `reason must be one of: ${WITHDRAWAL_REASONS.join(', ')}.` })
  reason: (typeof WITHDRAWAL_REASONS)[number];

  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) @Matches(STORABLE, UNSTORABLE)
  note?: string;
}

export class DischargePlanRequest {
  @IsIn([...DISCHARGE_REASONS], { message: `reason must be one of: ${DISCHARGE_REASONS.join(', ')}.` })
  reason: (typeof DISCHARGE_REASONS)[number];

  /** What came of it: measures, function, what goes on at home. */
  @IsString() @IsNotEmpty({ message: 'Say what came of the plan.' }) @MaxLength(4000) @Matches(STORABLE, UNSTORABLE)
  outcome: string;
}

/** Content sent beside "accepted" or "rejected" would be ignored, so it is refused. */
export const decidedOf = ({ decision, reason, content }: DecideLineRequest): Decided => {
  if (content && decision !== 'edited')
    throw new DomainError('invalid', 'validation_failed', 'Some fields are not valid. Each entry of errors says which and what would be.', [
      { pointer: '/content', code: 'edited_only', message: 'Send content only with the decision "edited".' },
    ]);
  return { decision, ...(reason !== undefined && { reason }), ...(content && { content: contentOf(content) }) };
};
