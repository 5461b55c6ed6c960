/** What a therapist may be trained in, in the words of the technique catalogue (a test holds the two together). */
export const CREDENTIALS = [
  'core', 'deep_tissue', 'shiatsu', 'trigger_point', 'neuromuscular', 'myofascial', 'sports', 'muscle_energy', 'stretching', 'positional', 'active_release', 'mld',
  'hot_stone', 'craniosacral', 'reflexology', 'thai', 'tui_na', 'cupping', 'gua_sha', 'iastm', 'scar', 'prenatal', 'lomi_lomi', 'oncology',
  // Not a training: whoever has it is still learning, and needs a second signature.
  'student',
] as const;
export type Credential = (typeof CREDENTIALS)[number];
