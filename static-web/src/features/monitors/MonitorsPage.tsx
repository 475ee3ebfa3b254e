import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Monitor } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { statusQuery } from '@/features/status/live/status-query';
import { useNow } from '@/lib/use-now';
import { monitorsQuery } from './api/get-monitors';
import { BulkBar } from './BulkBar';
import { filterMonitors } from './filter-monitors';
import { MonitorRow } from './MonitorRow';
import classes from './MonitorsPage.module.css';

const MonitorDialog = lazy(() => import('./MonitorDialog'));
const DeleteDialog = lazy(() => import('./DeleteDialog'));
const ImportDialog = lazy(() => import('./import/ImportDialog'));

export default function MonitorsPage() {
  const { q, edit } = useSearch({ from: '/shell/private/monitors' });
  const navigate = useNavigate({ from: '/monitors' });
  const canWrite = useCan('monitors.write');
  const { data: monitors, error, refetch } = useQuery(monitorsQuery);
  const { data: status } = useQuery(statusQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState<Monitor | null>(null);
  const [importing, setImporting] = useState(false);
  const now = useNow();

  const openEditor = (id: string | undefined): void => void navigate({ search: (search) => ({ ...search, edit: id }) });
  const shown = monitors && filterMonitors(monitors, q ?? '');
  const services = new Map(status?.services.map((service) => [service.monitorId, service]));
  const choose = (id: string, on: boolean): void =>
    setChosen((current) => {
      const next = new Set(current);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });

  return (
    <>
      <PageHeader
        title="Monitors"
        lead="What is checked, how, and how often."
        actions={
          canWrite && (
            <>
              <Button size="sm" variant="default" onClick={() => setImporting(true)}>
                Import
              </Button>
              <Button size="sm" leftSection={<PlusIcon size={15} />} onClick={() => openEditor('new')}>
                Add a monitor
              </Button>
            </>
          )
        }
      />
      <div className={classes['tools']}>
        <TextInput
          type="search"
          aria-label="Filter monitors"
          placeholder="Filter by name, group, tag, type or address"
          className={classes['filter']}
          value={q ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value;
            void navigate({ search: (search) => ({ ...search, q: value || undefined }), replace: true });
          }}
        />
        {canWrite && shown && shown.length > 0 && <BulkBar monitors={shown} chosen={chosen} onChoose={setChosen} />}
      </div>
      {error && !monitors && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!monitors && !error && <Bones label="Reading the monitors" heights={[56, 56, 56, 56]} />}
      {monitors?.length === 0 && <EmptyState title="No monitors yet">Add one by pasting an address, or list services in service-map.yml.</EmptyState>}
      {monitors && monitors.length > 0 && shown?.length === 0 && (
        <EmptyState title="Nothing matches" action={<Button variant="default" onClick={() => void navigate({ search: {} })}>Clear the filter</Button>}>
          No monitor has “{q}” in its name, group, tags, type or address.
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <ul className="panel">
          {shown.map((monitor) => (
            <MonitorRow
              key={monitor.id}
              monitor={monitor}
              service={services.get(monitor.id)}
              now={now}
              canWrite={canWrite}
              chosen={chosen.has(monitor.id)}
              onChoose={(on) => choose(monitor.id, on)}
              onEdit={() => openEditor(monitor.id)}
              onDelete={() => setDeleting(monitor)}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {edit && monitors && (edit === 'new' ? canWrite : true) && (
          <MonitorDialog key={edit} monitor={monitors.find(({ id }) => id === edit) ?? null} canWrite={canWrite} onClose={() => openEditor(undefined)} />
        )}
        {importing && <ImportDialog onClose={() => setImporting(false)} />}
        {deleting && <DeleteDialog monitor={deleting} service={services.get(deleting.id)} onClose={() => setDeleting(null)} />}
      </Suspense>
    </>
  );
}
