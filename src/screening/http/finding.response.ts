import { ApiProperty } from '@nestjs/swagger';
import type { FormDefinition } from '../../intake';
import { answerText, questionText } from '../domain/answer-text';
import type { Source } from '../domain/rule';
import type { Finding } from '../domain/screening';

export class SourceResponse {
  id: string;
  citation: string;
  address: string | null;
  /** How far the source was read: abstract, excerpt, secondary, not_seen. */
  read: string;
}

export class AnswerReadResponse {
  questionId: string;
  question: string;
  /** What the client said, in the words of the form. */
  answer: string;
}

export class FindingResponse {
  ruleId: string;
  ruleVersion: number;
  kind: string;
  condition: string;
  /** One of the six levels. */
  level: string;
  /** A decides alone, B is a strong answer or pair, C is one weak answer. */
  strength: string | null;
  /** The answers that the rule read. */
  answers: AnswerReadResponse[];
  /** What to ask and examine. */
  therapistNote: string;
  rationale: string;
  evidence: string | null;
  sources: SourceResponse[];
  /** How sure: seen, part_seen or general_knowledge. */
  certainty: string;
  toConfirm: string | null;
  overrideAllowed: boolean;
  /** What a clearance must show. */
  clearance: string | null;
  targetDays: number | null;
  /** Before a therapist moved it up; null: nobody did. */
  movedUpFrom: string | null;
  /** It stands from an earlier screening, and does not fire for these answers. */
  carried: boolean;
  /** A short check left this hold standing: the screening that it comes from. */
  standsSince: string | null;
  /** What the rule asks of the treatment, in words of the vocabulary. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  constraints: object;

  static of(finding: Finding, form: FormDefinition, sources: Readonly<Record<string, Source>>): FindingResponse {
    const { ruleId, ruleVersion, kind, condition, level, therapistNote, rationale, overrideAllowed, constraints } = finding;
    return {
      ruleId, ruleVersion, kind, condition, level, therapistNote, rationale, overrideAllowed, constraints,
      movedUpFrom: finding.raised?.from ?? null,
      carried: finding.carried ?? false,
      strength: finding.strength ?? null,
      answers: finding.questionIds.map((questionId) => ({
        questionId,
        question: questionText(form, questionId),
        answer: answerText(form, questionId, finding.answers[questionId] ?? null),
      })),
      evidence: finding.evidence ?? null,
      sources: finding.sources.map((id) => sourceResponse(id, sources[id])),
      certainty: finding.confidence.status,
      toConfirm: finding.confidence.toConfirm ?? null,
      clearance: finding.clearance ?? null,
      targetDays: finding.targetDays ?? null,
      standsSince: finding.standsSince ?? null,
    };
  }
}

export const sourceResponse = (id: string, source: Source | undefined): SourceResponse => ({
  id,
  citation: source?.citation ?? id,
  address: source?.address ?? null,
  read: source?.read ?? 'not_seen',
});
