import { ApiProperty } from '@nestjs/swagger';
import type { Answer } from '../domain/answers';
import type { ChangedAnswer } from '../domain/changed-answers';
import { itemsOf } from '../domain/enable-when';
import type { FormDefinition, FormItem } from '../domain/form';
import { LocalizedTextResponse } from './form.response';

export class SaidResponse {
  /** `{"value": …}` or `{"state": …}`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  answer: Answer;
  /** The chosen options in words. */
  chosen: LocalizedTextResponse[];

  static of(item: FormItem, answer: Answer | null): SaidResponse | null {
    return answer && { answer, chosen: chosenOf(item, answer) };
  }
}

/** One answer that a short check changed. */
export class ChangedAnswerResponse {
  linkId: string;
  question: LocalizedTextResponse;
  /** Null: it was not answered. */
  @ApiProperty({ type: SaidResponse, nullable: true })
  before: SaidResponse | null;
  /** Null: it is not answered any more. */
  @ApiProperty({ type: SaidResponse, nullable: true })
  after: SaidResponse | null;

  static all(form: FormDefinition, changes: readonly ChangedAnswer[]): ChangedAnswerResponse[] {
    return changes.flatMap(({ linkId, before, after }) => {
      const item = itemsOf(form).get(linkId)?.item;
      return item ? [{ linkId, question: item.text, before: SaidResponse.of(item, before), after: SaidResponse.of(item, after) }] : [];
    });
  }
}

export const chosenOf = ({ answerOption = [] }: FormItem, answer: Answer): LocalizedTextResponse[] => {
  if (!('value' in answer)) return [];
  const codes: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [answer.value];
  return answerOption.filter(({ code }) => codes.includes(code)).map(({ text }) => text);
};
