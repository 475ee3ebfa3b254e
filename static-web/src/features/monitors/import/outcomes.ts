import type { ImportedMonitor } from '@/api/types';

export type Outcome = ImportedMonitor['outcome'];

export const outcomes: Record<Outcome, string> = {
  imported: 'The same',
  changed: 'Changed',
  not_imported: 'Left out',
};

/** "12 the same, 3 changed, 1 left out": what there is none of is not told. */
export function summary(items: ImportedMonitor[]): string {
  return (Object.keys(outcomes) as Outcome[])
    .map((outcome) => [items.filter((item) => item.outcome === outcome).length, outcomes[outcome].toLowerCase()] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}
