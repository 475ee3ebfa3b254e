import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatMoment } from '@/lib/format';
import classes from './AuditPage.module.css';
import { verificationQuery } from './api/get-verification';

/** Whether the log is what was written, and as of when. */
export function VerifiedBadge({ now }: { now: number }) {
  const { data, error, refetch } = useQuery(verificationQuery);
  if (error && !data) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (!data) return <p className="fine" role="status">Verifying the log …</p>;
  if (!data.intact) {
    return (
      <div role="alert" className="notice" data-tone="down">
        <StateIcon state="down" />
        <div>
          <p>The log is not what was written. {data.fault?.detail}</p>
          <p className="fine">
            The first {data.rows.toLocaleString()} entries hold. Compare with a backup; <code>./nebula audit verify</code> tells the same without this page.
          </p>
        </div>
      </div>
    );
  }
  return (
    <p className={`fine ${classes['verified']}`}>
      <StateIcon state="up" />
      <span>
        Verified {formatMoment(data.at, now)}: {data.rows.toLocaleString()} entries, none changed, none missing
        {data.anchoredAt ? `; noted outside of the database ${formatMoment(data.anchoredAt, now)}` : ''}.
      </span>
    </p>
  );
}
