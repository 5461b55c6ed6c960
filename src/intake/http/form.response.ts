import { ApiProperty } from '@nestjs/swagger';
import type { Answer } from '../domain/answers';
import type { EnableWhen, FormDefinition, ItemType, NonAnswer } from '../domain/form';
import type { Visit } from '../domain/enable-when';

const TYPES = ['boolean', 'integer', 'decimal', 'string', 'text', 'date', 'choice', 'pain-map', 'display'];
const OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='];

export class LocalizedTextResponse {
  en: string;
  es?: string;
}

export class AnswerOptionResponse {
  code: string;
  text: LocalizedTextResponse;
  /** Picked together with nothing else. */
  exclusive?: boolean;
}

export class EnableWhenResponse {
  question: string;
  @ApiProperty({ enum: OPERATORS })
  operator: EnableWhen['operator'];
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] })
  answer: string | number | boolean;
}

export class PainMarkOptionsResponse {
  regions: AnswerOptionResponse[];
  sides: AnswerOptionResponse[];
  characters: AnswerOptionResponse[];
}

export class ScaleEndsResponse {
  low: LocalizedTextResponse;
  high: LocalizedTextResponse;
}

export class FormItemResponse {
  linkId: string;
  @ApiProperty({ enum: TYPES })
  type: ItemType;
  text: LocalizedTextResponse;
  help?: LocalizedTextResponse;
  /** Several answers may be chosen. */
  repeats?: boolean;
  required: boolean;
  sensitive: boolean;
  /** How the question may be left without a value. */
  @ApiProperty({ enum: ['not_sure', 'prefer_not_to_say', 'skipped'], isArray: true })
  allow: NonAnswer[];
  answerOption?: AnswerOptionResponse[];
  marks?: PainMarkOptionsResponse;
  enableWhen?: EnableWhenResponse[];
  @ApiProperty({ enum: ['all', 'any'], required: false })
  enableBehavior?: 'all' | 'any';
  /** Of a short check: asked where one of these holds as well. Until then it rests. */
  reopenedBy?: EnableWhenResponse[];
  /** Of a short check: what stands while it rests, where another question looks at it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  standing?: Answer;
  unit?: LocalizedTextResponse;
  /** What the second check has answered; the client may change it. */
  @ApiProperty({ enum: ['age'], required: false })
  initialExpression?: 'age';
  /** Of a scale: what its lowest and highest number mean. */
  ends?: ScaleEndsResponse;
  minValue?: number;
  maxValue?: number;
  maxLength?: number;
}

export class FormGroupResponse {
  linkId: string;
  title: LocalizedTextResponse;
  items: FormItemResponse[];
}

/** Modelled on FHIR R4 Questionnaire. */
export class FormResponse {
  id: string;
  version: number;
  title: LocalizedTextResponse;
  groups: FormGroupResponse[];

  /** What a visit asks; what screening makes of it stays here. */
  static of(form: FormDefinition, visit: Visit): FormResponse {
    const groups = form.groups.filter((group) => visit === 'follow_up' || group.when !== 'follow_up');
    return {
      id: form.id,
      version: form.version,
      title: form.title,
      groups: groups.map(({ linkId, title, items }) => ({
        linkId,
        title,
        items: items.map(({ screened: _screened, unknownPolicy: _policy, ask: _ask, ...item }) => item as FormItemResponse),
      })),
    };
  }
}
