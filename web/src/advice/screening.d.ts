/** The server's own screening code, reached through an alias: its folder imports a module that needs a server. */
declare module '@screening/compile' {
  type Truth = boolean | undefined;
  type Facts = import('@screening/facts').Facts;
  export type CompiledRule = Readonly<{
    rule: Readonly<{ id: string; level: string; clientReason: Readonly<{ en: string; es: string }>; clientAction: Readonly<{ en: string; es: string }>; when: unknown; unless?: unknown }>;
    when: (facts: Facts) => Truth;
    unless: (facts: Facts) => Truth;
    questionIds: readonly string[];
  }>;
  export const compileRules: (ruleSet: unknown, form: unknown) => readonly CompiledRule[];
}

declare module '@screening/facts' {
  export type Facts = Readonly<{ of: (questionId: string) => unknown }>;
  export const factsFrom: (form: unknown, answers: unknown, computed: object) => Facts;
}

declare module 'virtual:urgent-rules' {
  const urgent: Readonly<{ rules: readonly unknown[]; macros: Readonly<Record<string, unknown>> }>;
  export default urgent;
}
