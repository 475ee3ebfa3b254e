import type { EventMatch, EventSeverity, FeedEvent } from '@/api/types';
import { categoryWords } from '../filter';

const least: Record<EventSeverity, string> = {
  info: 'Anything',
  success: 'Good news and worse',
  warning: 'Warnings and worse',
  error: 'Errors and worse',
  critical: 'What cannot wait',
};

export const leastWords = (severity: EventSeverity | null | undefined): string => least[severity ?? 'info'];

/** "a", "a or b", "a, b or c". */
function either(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** "Errors and worse of Server, about service:plex": what a rule means, in a sentence. */
export function matchWords({ categories = [], minSeverity, sources = [], types = [], subjects = [] }: EventMatch): string {
  const parts = [
    leastWords(minSeverity),
    categories.length > 0 ? `of ${either(categories.map((category) => categoryWords[category]))}` : '',
    types.length > 0 ? `of the kind ${either(types)}` : '',
    subjects.length > 0 ? `about ${either(subjects)}` : '',
    sources.length > 0 ? `told by ${either(sources)}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** "Things like this": the same kind about the same thing; of a story all of it. */
export function matchOf({ type, subject, story, category }: FeedEvent): EventMatch {
  return {
    categories: [category],
    minSeverity: null,
    sources: [],
    types: [story ? `${type.split('.')[0] ?? type}.*` : type],
    subjects: subject ? [subject] : [],
  };
}

/** As it is written in a field: separated by commas. */
export const readPatterns = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((pattern) => pattern.trim())
    .filter(Boolean);

export const writePatterns = (patterns: string[] | undefined): string => (patterns ?? []).join(', ');
