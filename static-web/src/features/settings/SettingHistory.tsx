import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Setting } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatMoment } from '@/lib/format';
import { historyQuery } from './api/get-setting-history';
import { changeText } from './setting-text';
import classes from './SettingRow.module.css';

/** Read when it is opened for the first time. */
export function SettingHistory({ setting, now }: { setting: Setting; now: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="fine">
        History<span className="visually-hidden"> of {setting.label}</span>
      </summary>
      {open && <Changes setting={setting} now={now} />}
    </details>
  );
}

function Changes({ setting, now }: { setting: Setting; now: number }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyQuery(setting.key, setting.version));
  if (error) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (!data) return <Bones label={`Reading the history of ${setting.label}`} heights={[18, 18]} />;
  const changes = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ol className={classes['history']}>
        {changes.map((change) => (
          <li key={change.version} className="fine">
            {formatMoment(change.changedAt, now)} <strong>{change.changedBy}</strong> <span className="mono">{changeText(change)}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" className="link" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older changes
        </button>
      )}
    </>
  );
}
