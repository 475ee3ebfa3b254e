import type { ApiProblem } from '@/api/problem';
import { StateIcon } from './icons';

interface ProblemNoticeProps {
  problem: ApiProblem;
  /** Fields whose messages the form already shows beside the input. */
  shownFields?: string[];
  retry?: () => void;
}

/** The one way a failed call is shown inside a page. */
export function ProblemNotice({ problem, shownFields = [], retry }: ProblemNoticeProps) {
  const others = problem.errors.filter(({ field }) => !shownFields.includes(field) && !shownFields.includes(field.split('.').at(-1) ?? ''));
  return (
    <div role="alert" className="notice" data-tone="down">
      <StateIcon state="down" />
      <div>
        <p>{problem.message}</p>
        {others.length > 0 && (
          <ul>
            {others.map(({ field, message }) => (
              <li key={field + message}>
                <code>{field}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {problem.traceId && <p className="fine">Trace {problem.traceId}</p>}
        {retry && (
          <button type="button" className="link" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}
