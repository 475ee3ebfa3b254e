/** Conditions as the form shows them. */
export const joinLines = (conditions: readonly string[] | null | undefined): string => (conditions ?? []).join('\n');

export const splitLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
