export interface Strength {
  /** 0..4, for the meter. */
  score: number;
  hint: string;
}

// What the server demands; length beats symbols, so that is what the hint asks for.
export const minimumLength = 10;
const fewestDistinct = 4;

export function passwordStrength(password: string, name: string): Strength {
  if (password.length === 0) return { score: 0, hint: `At least ${minimumLength} characters; four unrelated words are good.` };
  // The server counts characters, not the halves that an emoji takes in a string.
  const { length } = [...password];
  const missing = minimumLength - length;
  if (missing > 0) return { score: 1, hint: `${missing} more ${missing === 1 ? 'character' : 'characters'}.` };
  if (password.trim().toLowerCase() === name.toLowerCase()) return { score: 1, hint: 'It must not be the name.' };
  if (new Set(password).size < fewestDistinct) return { score: 1, hint: `At least ${fewestDistinct} different characters.` };
  if (name.length > 2 && password.toLowerCase().includes(name.toLowerCase())) return { score: 1, hint: 'Weak: it contains the name.' };
  if (length >= 20) return { score: 4, hint: 'Strong.' };
  if (length >= 16) return { score: 3, hint: 'Good.' };
  return { score: 2, hint: 'Enough. Longer is better.' };
}
