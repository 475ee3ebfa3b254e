import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { Bones } from '@/components/Bones';
import { CommandLine } from '@/components/CommandLine';
import { StateIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { RecoveryForm } from '@/features/recovery/RecoveryForm';
import { useNow } from '@/lib/use-now';
import { backupsQuery } from './api/get-backups';
import { requestBackup } from './api/request-backup';
import { BackupFiles } from './BackupFiles';
import { BackupPlan } from './BackupPlan';
import classes from './BackupsPage.module.css';
import { restoreCommand, standingOf } from './standing';
import { useBackupNews } from './use-backup-news';

export default function BackupsPage() {
  const client = useQueryClient();
  const canMake = useCan('backups.make');
  const canKeep = useCan('recovery.write');
  const { data, error, refetch } = useQuery(backupsQuery);
  const now = useNow(30_000);
  const make = useMutation({ mutationFn: requestBackup, onSettled: () => client.invalidateQueries({ queryKey: queryKeys.backups }) });
  useBackupNews();
  const standing = data && standingOf(data, now);
  const newest = data?.files.find(({ isThere }) => isThere);

  return (
    <>
      <PageHeader
        title="Backups"
        lead="Everything in one sealed file, read back before it counts."
        actions={
          canMake && (
            <Button size="sm" loading={make.isPending || Boolean(data?.current)} disabled={!data?.folder} onClick={() => make.mutate()}>
              Make one now
            </Button>
          )
        }
      />
      {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!data && !error && <Bones label="Reading the backups" heights={[64, 150, 56, 56]} />}
      {data && standing && (
        <div className="stack">
          <div className="notice" data-tone={standing.state} role="status">
            <StateIcon state={standing.state} />
            <div>
              <p>
                <strong>{standing.title}</strong>
              </p>
              <p className="dim">{standing.detail}</p>
              {data.current && <p className="dim">{data.current.state === 'waiting' ? 'One begins within seconds.' : 'One is being made now.'}</p>}
            </div>
          </div>
          {make.error && <ProblemNotice problem={toProblem(make.error)} />}
          <BackupPlan backups={data} now={now} />
          <BackupFiles files={data.files} now={now} />
          {canKeep && (
            <section className={classes['section']} aria-labelledby="recovery">
              <h2 id="recovery">The recovery file</h2>
              <p className="dim">The keys of stored secrets, sealed, and what to type for a lost password, a lost second factor or a lost machine.</p>
              <RecoveryForm />
            </section>
          )}
          <section className={classes['section']} aria-labelledby="restore">
            <h2 id="restore">Bring one back</h2>
            <p className="dim">
              On the machine, with Nebula stopped (<code>./nebula down</code>). The present state is kept beside until you remove it.
            </p>
            <CommandLine command={newest ? restoreCommand(newest.file, newest.opensWith) : './nebula restore FILE'} />
          </section>
        </div>
      )}
    </>
  );
}
