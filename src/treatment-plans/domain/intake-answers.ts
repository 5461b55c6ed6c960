type Answered = Readonly<{ value: unknown }> | Readonly<{ state: string }>;

/** Answers by question id, as the intake module keeps them. */
export type IntakeAnswers = Readonly<Record<string, Answered>>;

export type Mark = Readonly<{ region: string; character: readonly string[]; intensity: number }>;

export function valueOf(answers: IntakeAnswers, question: string): unknown {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return answer && 'value' in answer ? answer.value : undefined;
}

/** The codes chosen, for questions with one answer or several; none where it was not answered. */
export function codesOf(answers: IntakeAnswers, question: string): readonly string[] {
  const value = valueOf(answers, question);
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}

export function numberOf(answers: IntakeAnswers, question: string): number | null {
  const value = valueOf(answers, question);
  // A choice question keeps its codes as text: "3" is pressure 3.
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Pain marks, strongest first. */
export function marksOf(answers: IntakeAnswers): readonly Mark[] {
  const value = valueOf(answers, 'pain_map');
  return Array.isArray(value) ? (value as readonly Mark[]).toSorted((a, b) => b.intensity - a.intensity) : [];
}
