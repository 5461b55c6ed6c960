import type { ClientAnswer } from '../domain/client-answer';

export class WhatToDoResponse {
  /** What the client told us. */
  reason: string;
  /** What to do about it. */
  action: string;
}

export class ClientAnswerResponse {
  /** One of the six levels. */
  level: string;
  headline: string;
  message: string;
  /** Most pressing first. */
  whatToDo: WhatToDoResponse[];
  /** Of the clinic's country. */
  emergencyNumber: string;
  /** When to call it: the same list for every client. */
  safetyNet: string[];
  nextStep: string;

  static of(answer: ClientAnswer): ClientAnswerResponse {
    const { level, headline, message, emergencyNumber, nextStep } = answer;
    return { level, headline, message, whatToDo: answer.whatToDo.map(({ reason, action }) => ({ reason, action })), emergencyNumber, safetyNet: [...answer.safetyNet], nextStep };
  }
}
