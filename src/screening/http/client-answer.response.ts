import { LocalizedTextResponse } from '../../intake';
import type { ClientAnswer } from '../domain/client-answer';

export class WhatToDoResponse {
  /** What the client told us. */
  reason: LocalizedTextResponse;
  /** What to do about it. */
  action: LocalizedTextResponse;
}

export class ClientAnswerResponse {
  /** One of the six levels. */
  level: string;
  headline: LocalizedTextResponse;
  message: LocalizedTextResponse;
  /** Most pressing first. */
  whatToDo: WhatToDoResponse[];
  /** Of the clinic's country. */
  emergencyNumber: string;
  /** When to call it: the same list for every client. */
  safetyNet: LocalizedTextResponse[];
  nextStep: LocalizedTextResponse;

  static of(answer: ClientAnswer): ClientAnswerResponse {
    const { level, headline, message, emergencyNumber, nextStep } = answer;
    return { level, headline, message, whatToDo: answer.whatToDo.map(({ reason, action }) => ({ reason, action })), emergencyNumber, safetyNet: [...answer.safetyNet], nextStep };
  }
}
