import type { BackupFile } from '@/api/types';
import { EmptyState } from '@/components/EmptyState';
import { StateIcon } from '@/components/icons';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { formatAgo, formatBytes, formatMoment } from '@/lib/format';
import classes from './BackupsPage.module.css';
import { fileName } from './standing';

export function BackupFiles({ files, now }: { files: BackupFile[]; now: number }) {
  return (
    <section className={classes['section']} aria-labelledby="files">
      <h2 id="files">Kept backups</h2>
      {files.length === 0 ? (
        <EmptyState title="None yet">Each backup is read back whole before it counts, and stands here with its size and age.</EmptyState>
      ) : (
        <ul className="panel">
          {files.map(({ id, file, bytes, rows, verifiedAt, isThere }) => (
            <li key={id} className={classes['file']}>
              <StateIcon state={isThere ? 'up' : 'unknown'} />
              <div>
                <p className="mono">{fileName(file)}</p>
                <p className="fine">
                  {isThere ? `Verified ${formatMoment(verifiedAt, now)}, ${rows.toLocaleString()} rows` : 'Not there: its disk may be away, or somebody removed it'}
                  <HistoryLink target={`backup:${id}`} of={fileName(file)} />
                </p>
              </div>
              <div className={classes['size']}>
                <p>{formatBytes(bytes)}</p>
                <p className="fine">{formatAgo(verifiedAt, now)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
