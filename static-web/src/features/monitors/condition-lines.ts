/** Texts as a form shows them: one a line. */
export const joinLines = (texts: readonly string[] | null | undefined): string => (texts ?? []).join('\n');

export const splitLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The server names an item by its number; people by its line. */
export function lineErrors(errors: Record<string, string>, member: string): string | undefined {
  const found = Object.entries(errors).filter(([field]) => field === member || field.startsWith(`${member}[`));
  const texts = found.map(([field, message]) => {
    const index = /\[(\d+)\]/.exec(field)?.[1];
    return index === undefined ? message : `Line ${Number(index) + 1}: ${message}`;
  });
  return texts.length > 0 ? texts.join(' ') : undefined;
}
