export interface Strength {
  /** 0..4, for the meter. */
  score: number;
  hint: string;
}

// The floor is the server's; length beats symbols, so that is what the hint asks for.
export const minimumLength = 10;

export function passwordStrength(password: string, name: string): Strength {
  if (password.length === 0) return { score: 0, hint: `At least ${minimumLength} characters; four unrelated words are good.` };
  const missing = minimumLength - password.length;
  if (missing > 0) return { score: 1, hint: `${missing} more ${missing === 1 ? 'character' : 'characters'}.` };
  if (name.length > 2 && password.toLowerCase().includes(name.toLowerCase())) return { score: 1, hint: 'It contains the name.' };
  const distinct = new Set(password).size;
  if (distinct < 6) return { score: 1, hint: 'Too few different characters.' };
  if (password.length >= 20) return { score: 4, hint: 'Strong.' };
  if (password.length >= 16) return { score: 3, hint: 'Good.' };
  return { score: 2, hint: 'Enough. Longer is better.' };
}
