export interface Release {
  /** "0.1.0, not released yet" */
  title: string;
  changes: string[];
}

/** The sections of CHANGELOG.md with their points; a point may go on in lines that are indented. */
export function readChangelog(markdown: string): Release[] {
  const releases: Release[] = [];
  for (const line of markdown.split('\n')) {
    const last = releases.at(-1);
    if (line.startsWith('## ')) releases.push({ title: line.slice(3).trim(), changes: [] });
    else if (line.startsWith('- ')) last?.changes.push(line.slice(2).trim());
    else if (line.startsWith('  ') && last && last.changes.length > 0) last.changes.push(`${last.changes.pop()} ${line.trim()}`);
  }
  return releases;
}

export type Span = { text: string; as: 'text' | 'strong' | 'code' };

/** Bold and code, which is all that a point of the changelog uses. */
export const spansOf = (text: string): Span[] =>
  text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(Boolean)
    .map((part) => (part.startsWith('**') ? { text: part.slice(2, -2), as: 'strong' } : part.startsWith('`') ? { text: part.slice(1, -1), as: 'code' } : { text: part, as: 'text' }));
