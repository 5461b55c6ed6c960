import { ApiProperty } from '@nestjs/swagger';
import type { Answers, FormDefinition } from '../../intake';
import { answerText, questionText } from '../domain/answer-text';
import type { Source } from '../domain/rule';
import { namedActivities, phq4, PHQ4_ADVICE, PHQ4_SOURCES, yellowFlags, type Phq4 } from '../domain/yellow-flags';
import { AnswerReadResponse, SourceResponse, sourceResponse } from './finding.response';

export class YellowFlagResponse {
  id: string;
  topic: string;
  said: AnswerReadResponse;
  /** For the therapist. */
  advice: string;
  sources: SourceResponse[];
}

export class Phq4Response {
  /** 0-12. */
  total: number;
  /** none (0-2), mild (3-5), moderate (6-8) or severe (9-12): of distress, not a diagnosis. */
  band: string;
  /** GAD-2, 0-6. */
  anxiety: number;
  anxietyRaised: boolean;
  /** PHQ-2, 0-6. */
  depression: number;
  depressionRaised: boolean;
  /** Where a half is raised. */
  advice: string | null;
  sources: SourceResponse[];

  static of(score: Phq4, sources: Readonly<Record<string, Source>>): Phq4Response {
    const raised = score.anxietyRaised || score.depressionRaised;
    return { ...score, advice: raised ? PHQ4_ADVICE : null, sources: PHQ4_SOURCES.map((id) => sourceResponse(id, sources[id])) };
  }
}

export class NamedActivityResponse {
  /** In the client's words. */
  activity: string;
  /** 0-10, 10 is as before the pain; null: not scored. */
  score: number | null;
}

/** Yellow flags and instruments: they never block and never lower a level. */
export class PsychosocialResponse {
  yellowFlags: YellowFlagResponse[];
  /** null: not all four items were answered. */
  @ApiProperty({ type: Phq4Response, nullable: true })
  phq4: Phq4Response | null;
  /** The client's own activities (PSFS). */
  activities: NamedActivityResponse[];

  static of(answers: Answers, form: FormDefinition, sources: Readonly<Record<string, Source>>): PsychosocialResponse {
    const mood = phq4(answers);
    return {
      yellowFlags: yellowFlags(answers).map(({ id, topic, questionId, advice, sources: cited }) => ({
        id, topic, advice,
        said: { questionId, question: questionText(form, questionId), answer: answerText(form, questionId, answers[questionId] ?? null) },
        sources: cited.map((source) => sourceResponse(source, sources[source])),
      })),
      phq4: mood && Phq4Response.of(mood, sources),
      activities: namedActivities(answers).map(({ activity, score }) => ({ activity, score })),
    };
  }
}
