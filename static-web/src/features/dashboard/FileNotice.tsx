import type { Dashboard } from '@/api/types';
import { StateIcon } from '@/components/icons';

/** Who arranged it, where that is a file: it is changed there, and what is wrong with it stands here. */
export function FileNotice({ dashboard: { source, path, errors } }: { dashboard: Dashboard }) {
  if (errors.length === 0) {
    return source === 'file' ? (
      <p className="fine">
        Arranged by <code>{path}</code>; change it there.
      </p>
    ) : null;
  }
  return (
    <div className="notice" data-tone="degraded" role="status">
      <StateIcon state="degraded" />
      <div>
        <p>
          {source === 'file' ? <code>{path}</code> : 'The arrangement that was kept'} cannot be used, so every service stands by its group:
        </p>
        <ul>
          {errors.slice(0, 5).map((error) => (
            <li key={`${error.line}:${error.column} ${error.message}`}>
              {error.line > 0 && `Line ${error.line}, column ${error.column}: `}
              {error.message} {error.hint}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
