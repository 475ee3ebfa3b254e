import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { AlertPreview, Monitor, MonitorInput } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatDuration, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { useLater } from '@/lib/use-later';
import { useNow } from '@/lib/use-now';
import { alertPreviewQuery } from './api/preview-alerts';
import classes from './AlertPreviewPanel.module.css';

interface AlertPreviewPanelProps {
  /** Null for a new one, of which there is no history. */
  monitor: Monitor | null;
  draft: MonitorInput;
}

/** "With the last 24 h this would have alerted 3 times": the stored checks, judged by the draft. */
export function AlertPreviewPanel({ monitor, draft }: AlertPreviewPanelProps) {
  const asked = useLater(draft, 600);
  const now = useNow();
  const { data, error, isFetching } = useQuery({
    ...alertPreviewQuery(monitor?.id ?? '', judged(asked, monitor)),
    enabled: monitor !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-label="What it would have alerted" className={classes['panel']} data-busy={isFetching || undefined}>
      <p role="status">{error ? failureWords(error) : alertWords(monitor && (data ?? 'asked'))}</p>
      {data && !error && data.first.length > 0 && (
        <ul>
          {data.first.map(({ at, endedAt, durationSeconds, reason }) => (
            <li key={at}>
              <StateIcon state="down" size={14} />
              <span className={classes['reason']}>
                <bdi>{plainText(reason)}</bdi>
                <span className="fine"> {endedAt ? `for ${formatDuration(durationSeconds)}` : `since then, for ${formatDuration(durationSeconds)}`}</span>
              </span>
              <time className="fine" dateTime={at}>
                {formatMoment(at, now)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {data && !error && data.alerts > data.first.length && <p className="fine">and {data.alerts - data.first.length} more</p>}
      {data && !error && data.notReplayed.length > 0 && (
        <p className="fine">
          Nobody looked at this then, so it is taken to have held: <code>{data.notReplayed.join(', ')}</code>
        </p>
      )}
    </section>
  );
}

/** What judging needs: a name there must be, and secrets stay in the form. */
function judged({ check, ...draft }: MonitorInput, monitor: Monitor | null): MonitorInput {
  return { ...draft, name: draft.name?.trim() || (monitor?.name ?? ''), check: check && { ...check, secretHeaders: undefined } };
}

function failureWords(error: Error): string {
  const problem = toProblem(error);
  return problem.status === 400 ? 'How often it would have alerted is shown once the form is right.' : problem.message;
}

/** Null for a monitor that is not there yet. */
export function alertWords(preview: AlertPreview | 'asked' | null): string {
  if (preview === 'asked') return 'Looking through its last 24 h …';
  if (preview === null || preview.checks === 0) return 'No history yet: once this address has been checked for a while, this says how often it would have alerted.';
  if (preview.alerts === 0) return 'With the last 24 h this would not have alerted.';
  return `With the last 24 h this would have alerted ${preview.alerts === 1 ? 'once' : `${preview.alerts.toLocaleString()} times`}.`;
}
