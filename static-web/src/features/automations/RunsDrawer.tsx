import '@/app/overlays.css';
import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import type { ActionKinds, Automation, AutomationRun } from '@/api/types';
import { Bones } from '@/components/Bones';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatClock, formatMoment, formatMs, plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { runsQuery } from './api/automations';
import classes from './AutomationsPage.module.css';
import { runIcons, runWords, stepIcons, stepWords } from './run-words';

interface RunsDrawerProps {
  automation: Automation;
  kinds: ActionKinds | undefined;
  now: number;
  onClose: () => void;
}

/** What it did, and why not. */
export default function RunsDrawer({ automation, kinds, now, onClose }: RunsDrawerProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(runsQuery(automation.id));
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  const labelOf = (kind: string): string => kinds?.kinds.find((one) => one.kind === kind)?.label ?? kind;
  return (
    <Drawer opened onClose={onClose} position="right" size="min(36rem, 100vw)" title={`Runs of ${automation.name}`} closeButtonProps={{ 'aria-label': 'Close' }} overlayProps={{ backgroundOpacity: 0.35 }}>
      {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!data && !error && <Bones label="Reading the runs" heights={[64, 64, 64]} />}
      {data && runs.length === 0 && <p className="dim">It has not run yet. Runs for events that you may not see are not listed.</p>}
      <ul>
        {runs.map((run) => (
          <Run key={run.id} run={run} now={now} labelOf={labelOf} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older runs
        </Button>
      )}
    </Drawer>
  );
}

function Run({ run, now, labelOf }: { run: AutomationRun; now: number; labelOf: (kind: string) => string }) {
  return (
    <li className={classes['run']}>
      <p className={classes['runHead']}>
        <StateIcon state={runIcons[run.state]} />
        <span>
          <strong>{runWords[run.state]}</strong> for{' '}
          <Link to="/events" search={{ event: run.event.id }}>
            <bdi>{plainText(run.event.title)}</bdi>
          </Link>
        </span>
        <time className="fine" dateTime={run.at}>{formatMoment(run.at, now)}</time>
      </p>
      {run.reason && <p className="fine">{plainText(run.reason)}</p>}
      {run.chain.length > 0 && <p className="fine">Because of {run.chain.map(plainText).join(' → ')}</p>}
      {run.nextAt && <p className="fine">Tried again at {formatClock(run.nextAt)}</p>}
      <ol className={classes['steps']}>
        {run.steps.map((step, place) => (
          <li key={place}>
            <StateIcon state={stepIcons[step.state]} size={14} />
            <span>
              {labelOf(step.kind)}: {stepWords[step.state]}
              {step.attempts > 1 && `, ${plural(step.attempts, 'try', 'tries')}`}
              {step.durationMs !== null && step.durationMs !== undefined && ` in ${formatMs(step.durationMs)}`}
              {step.detail && <span className={classes['detail']}><bdi>{plainText(step.detail)}</bdi></span>}
            </span>
          </li>
        ))}
      </ol>
    </li>
  );
}
