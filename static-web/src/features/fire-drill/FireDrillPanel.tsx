import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { Bones } from '@/components/Bones';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { plainText } from '@/lib/plain-text';
import { fireDrillQuery, isRunning, startFireDrill } from './api/fire-drill';
import { DrillProgress } from './DrillProgress';
import { drillWords } from './words';

/** Starts a drill and shows how it goes. Steps of one that is over are shown where it ran, and on the page when it failed. */
export function FireDrillPanel({ showsSteps = false }: { showsSteps?: boolean }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(fireDrillQuery);
  const start = useMutation({
    mutationFn: startFireDrill,
    onSuccess: (drill) => client.setQueryData(fireDrillQuery.queryKey, data && { ...data, latest: drill }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.fireDrill }), client.invalidateQueries({ queryKey: queryKeys.deliveriesAll })]),
  });
  if (error && !data) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (!data) return <Bones label="Reading the fire drill" heights={[64]} />;
  const { latest, obstacle, tells } = data;
  const runs = isRunning(latest);
  const hasEnded = Boolean(latest) && !runs;
  return (
    <div className="stack">
      <p className="dim">
        A small target on this machine is watched and stopped, the real alert goes out labelled "Fire drill", and afterwards the test is removed. It takes seconds
        {tells.length > 0 ? ` and tells ${tells.join(', ')}.` : '.'}
      </p>
      {obstacle && !runs && (
        <p className="notice" data-tone="degraded">
          <bdi>{plainText(obstacle)}</bdi>
        </p>
      )}
      {latest && hasEnded && (
        <div className="notice" data-tone={latest.state === 'passed' ? 'up' : 'down'} role="status">
          <StateIcon state={latest.state === 'passed' ? 'up' : 'down'} />
          <p>
            <bdi>{plainText(drillWords(latest))}</bdi>
          </p>
        </div>
      )}
      {latest && (runs || showsSteps || latest.state === 'failed') && <DrillProgress drill={latest} />}
      {start.error && <ProblemNotice problem={toProblem(start.error)} />}
      <div className="row">
        <Button variant={latest?.state === 'passed' ? 'default' : 'filled'} loading={runs || start.isPending} disabled={Boolean(obstacle)} onClick={() => start.mutate()}>
          {hasEnded ? 'Run it again' : 'Start the fire drill'}
        </Button>
      </div>
    </div>
  );
}
