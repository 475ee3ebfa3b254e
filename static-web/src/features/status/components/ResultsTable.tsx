import type { CheckResult } from '@/api/types';
import { StateBadge } from '@/components/StateBadge';
import { formatClockSeconds, formatMs } from '@/lib/format';
import { evidenceText } from './evidence-text';
import classes from './ResultsTable.module.css';

export function ResultsTable({ results }: { results: CheckResult[] }) {
  return (
    <section>
      <h3 className={classes['heading']}>Last checks</h3>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Last checks">
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col">State</th>
              <th scope="col">Took</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.id} title={result.evidence ? evidenceText(result.evidence) : undefined}>
                <td>{formatClockSeconds(result.at)}</td>
                <td>
                  <StateBadge state={result.state} />
                </td>
                <td>{formatMs(result.responseTimeMs)}</td>
                <td>{result.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
