import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Monitor } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { exportMonitors } from './api/export-monitors';
import classes from './YamlCopy.module.css';

/** The monitor as an entry of the service map, as the server writes it. */
export function YamlCopy({ monitor }: { monitor: Monitor }) {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const { data, error } = useQuery({ queryKey: queryKeys.monitorYaml(monitor.id, monitor.version), queryFn: () => exportMonitors([monitor.id]), enabled: open });
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As YAML for service-map.yml</summary>
      {error && <ProblemNotice problem={toProblem(error)} />}
      {!data && !error && <Bones label="Writing it" heights={[90]} />}
      {data?.notes.map((note) => (
        <p key={note} className="fine">
          {note}
        </p>
      ))}
      {data && data.entries !== '' && (
        <>
          <pre className={classes['yaml']} tabIndex={0}>
            {data.entries}
          </pre>
          {'clipboard' in navigator && (
            <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(data.entries).then(() => setCopied(true))}>
              {copied ? 'Copied' : 'Copy as YAML'}
            </button>
          )}
        </>
      )}
    </details>
  );
}
