import { Button, Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { FoundPart, Monitor, MonitorInput } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EntryLayout } from '@/components/EntryLayout';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { createMonitor } from '@/features/monitors/api/create-monitor';
import { monitorsQuery } from '@/features/monitors/api/get-monitors';
import { isWatched } from '@/features/monitors/monitor-input';
import { foundQuery } from './api/get-found';
import { MachineCard } from './MachineCard';
import classes from './FoundStep.module.css';

export function FoundStep({ onLeave }: { onLeave: (skipped: boolean) => void }) {
  const { data: found, error, refetch, isFetching, dataUpdatedAt } = useQuery(foundQuery);
  const { data: monitors } = useQuery(monitorsQuery);
  const [ticked, setTicked] = useState<Record<string, boolean>>({});
  const chosen = (found?.parts ?? []).flatMap(({ id, suggestion }) => (suggestion && ticked[id] ? [suggestion] : []));
  const save = useMutation({
    mutationFn: async (monitors: MonitorInput[]) => {
      for (const monitor of monitors) await createMonitor(monitor);
    },
    onSuccess: () => onLeave(false),
  });

  return (
    <EntryLayout title="Found here" lead="What this machine has. Nothing is changed by looking." wide>
      {error && !found && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!found && !error && <Bones label="Looking around on this machine" heights={[96, 44, 44, 44]} />}
      {found && (
        <>
          <MachineCard host={found.host} machine={found.machine} measuredAt={dataUpdatedAt} />
          <ul className="panel">
            {found.parts.map((part) => (
              <PartRow key={part.id} part={part} monitors={monitors} ticked={ticked[part.id] ?? false} onTick={(on) => setTicked((all) => ({ ...all, [part.id]: on }))} />
            ))}
          </ul>
        </>
      )}
      {save.error && <ProblemNotice problem={toProblem(save.error)} />}
      <div className="row between">
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          Look again
        </Button>
        <div className="row">
          <Button variant="subtle" onClick={() => onLeave(true)}>
            Skip
          </Button>
          <Button loading={save.isPending} disabled={!found} onClick={() => save.mutate(chosen)}>
            {chosen.length > 0 ? `Watch ${chosen.length} and continue` : 'Continue'}
          </Button>
        </div>
      </div>
    </EntryLayout>
  );
}

interface PartRowProps {
  part: FoundPart;
  /** Undefined until it is known what is watched already, by the service map for one. */
  monitors: Monitor[] | undefined;
  ticked: boolean;
  onTick: (on: boolean) => void;
}

function PartRow({ part, monitors, ticked, onTick }: PartRowProps) {
  const { suggestion } = part;
  const watched = suggestion?.check && monitors ? isWatched(suggestion.check, monitors) : null;
  return (
    <li className={classes['part']} data-missing={!part.found || undefined}>
      <StateIcon state={part.found ? 'up' : 'not_configured'} size={18} />
      <div>
        <h3>{part.name}</h3>
        <p className="fine">{part.evidence}</p>
        {!part.found && part.unlocks && <p className="fine">Unlocks: {part.unlocks}</p>}
        {!part.found && part.howTo && <p className="fine">How: {part.howTo}</p>}
      </div>
      {part.found && watched === true && <p className="fine">Watched already</p>}
      {part.found && watched === false && <Checkbox label="Watch it" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />}
    </li>
  );
}
