/** NIST SP 800-63B-4: 15 characters where the password is the only factor; no composition rules, no expiry. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;
/** What must be left once everything that an attacker would try first is taken away. */
const UNGUESSABLE_MIN = 8;
const DISTINCT_MIN = 5;
const WORD_MIN = 3;

/** Long passwords and building blocks that lead the lists of breached ones, and this product's own words. */
const COMMON = [
  'correcthorsebatterystaple', 'passw0rd', 'password', 'passwort', 'contraseña', 'iloveyou', 'letmein', 'welcome', 'changeme', 'administrator', 'admin',
  'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwerty', 'asdfgh', 'zxcvbn', '1q2w3e4r5t6y7u8i9o0p', '1q2w3e4r', '1qaz2wsx', 'q1w2e3r4', 'abcdefghijklmnopqrstuvwxyz',
  'abcdefgh', 'abc123', '01234567890', '1234567890', '0987654321', '123456', '654321', '111111', '000000', 'monkey', 'dragon', 'sunshine', 'football', 'baseball',
  'princess', 'superman', 'trustno1', 'secret', 'login', 'rhomboid', 'massage', 'therapist', 'therapy', 'clinic',
];

export interface PasswordContext {
  readonly email: string;
  readonly displayName: string;
  readonly clinicName: string;
}

export interface PasswordFault {
  readonly code: 'too_short' | 'too_long' | 'too_few_characters' | 'guessable';
  readonly message: string;
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= WORD_MIN);

/** What remains of a password without common passwords and words about the person and the clinic. */
const essenceOf = (password: string, context: PasswordContext): string => {
  const words = [...COMMON, ...wordsOf(context.email), ...wordsOf(context.displayName), ...wordsOf(context.clinicName)];
  return words
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
};

/** The first reason why this may not be somebody's password; undefined: it may. Lengths count characters, not bytes. */
export const passwordFault = (password: string, context: PasswordContext): PasswordFault | undefined => {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return { code: 'too_short', message: `Use at least ${PASSWORD_MIN} characters. Four or more unrelated words work well; spaces are welcome.` };
  if (length > PASSWORD_MAX) return { code: 'too_long', message: `Use at most ${PASSWORD_MAX} characters.` };
  if (new Set(password).size < DISTINCT_MIN)
    return { code: 'too_few_characters', message: 'Use more than a few different characters.' };
  if ([...essenceOf(password, context)].length < UNGUESSABLE_MIN)
    return { code: 'guessable', message: 'This is mostly a common password or words about you or the clinic. Choose something that nobody would try.' };
  return undefined;
};
