export const EMERGENCY_REASONS = ['client_in_danger', 'reaction_after_treatment', 'author_not_reachable', 'legal_duty', 'other'] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

export type Reader = Readonly<{ id: string; isClinical: boolean }>;

/** What somebody wrote about a note may tell of health: only they themselves and clinical staff read it. */
export const wordsFor = ({ text, by }: Readonly<{ text: string; by: string }>, { id, isClinical }: Reader): string | null => (isClinical || by === id ? text : null);
