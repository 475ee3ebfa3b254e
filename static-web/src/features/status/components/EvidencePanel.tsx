import type { Evidence } from '@/api/types';
import classes from './EvidencePanel.module.css';

/** What was asked, what came, and from where: the proof behind the state. */
export function EvidencePanel({ evidence }: { evidence: Evidence }) {
  const rows: [string, string | null | undefined][] = [
    ['Expected', evidence.expected],
    ['Got', evidence.actual],
    ['Detail', evidence.detail],
    ['Seen from', evidence.seenFrom],
    ['Attempts', evidence.attempts && evidence.attempts > 1 ? String(evidence.attempts) : null],
    ...Object.entries(evidence.facts ?? {}),
  ];
  return (
    <dl className={classes['evidence']}>
      {rows.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
      {(evidence.conditions ?? []).map(({ condition, actual, met }) => (
        <div key={condition} className={met ? undefined : classes['unmet']}>
          <dt>{met ? 'Holds' : 'Does not hold'}</dt>
          <dd>
            {condition} <span className={classes['actual']}>is {actual}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
