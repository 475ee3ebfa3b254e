import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Monitor, MonitorBulkResult } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { FacetFilter } from '@/components/FacetFilter';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { statusQuery } from '@/features/status/live/status-query';
import { useNow } from '@/lib/use-now';
import { monitorsQuery } from './api/get-monitors';
import { BulkBar } from './BulkBar';
import { BulkResult } from './BulkResult';
import { filterMonitors } from './filter-monitors';
import { MonitorGroups } from './MonitorGroups';
import classes from './MonitorsPage.module.css';
import { useBulk } from './use-bulk';
import { useExport } from './use-export';
import { useSelection } from './use-selection';

const MonitorDialog = lazy(() => import('./MonitorDialog'));
const DeleteDialog = lazy(() => import('./DeleteDialog'));
const BulkEditDialog = lazy(() => import('./BulkEditDialog'));
const BulkDeleteDialog = lazy(() => import('./BulkDeleteDialog'));
const ImportDialog = lazy(() => import('./import/ImportDialog'));

type Open = { what: 'import' } | { what: 'delete'; monitor: Monitor } | { what: 'edit-many' | 'delete-many'; monitors: Monitor[] };

export default function MonitorsPage() {
  const { q, edit, group, tag } = useSearch({ from: '/shell/private/monitors' });
  const navigate = useNavigate({ from: '/monitors' });
  const canWrite = useCan('monitors.write');
  const { data: monitors, error, refetch } = useQuery(monitorsQuery);
  const { data: status } = useQuery(statusQuery);
  const selection = useSelection();
  const save = useExport();
  const [open, setOpen] = useState<Open | null>(null);
  const [outcome, setOutcome] = useState<{ items: MonitorBulkResult[]; done: string } | null>(null);
  const now = useNow();

  const openEditor = (id: string | undefined): void => void navigate({ search: (search) => ({ ...search, edit: id }) });
  const shown = monitors && filterMonitors(monitors, q ?? '', { group, tag });
  const services = new Map(status?.services.map((service) => [service.monitorId, service]));
  const close = (): void => setOpen(null);
  const told = (done: string) => (items: MonitorBulkResult[]): void => {
    setOutcome({ items, done });
    selection.set([]);
    close();
  };
  const pause = useBulk((items, { change }) => told(change.paused ? 'paused' : 'resumed')(items));

  return (
    <>
      <PageHeader
        title="Monitors"
        lead="What is checked, how, and how often."
        actions={
          canWrite && (
            <>
              <Button size="sm" variant="default" onClick={() => setOpen({ what: 'import' })}>
                Import
              </Button>
              {monitors?.some(({ source }) => source === 'page') && (
                <Button size="sm" variant="default" loading={save.isPending} onClick={() => save.mutate(undefined)}>
                  Export
                </Button>
              )}
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
          size="xs"
          aria-label="Filter monitors"
          placeholder="Filter by name, group, tag, type or address"
          className={classes['filter']}
          value={q ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value;
            void navigate({ search: (search) => ({ ...search, q: value || undefined }), replace: true });
          }}
        />
        {monitors && (
          <div className="row">
            <FacetFilter items={monitors} facets={{ group, tag }} onChange={(facets) => void navigate({ search: (search) => ({ ...search, ...facets }) })} />
          </div>
        )}
      </div>
      {canWrite && shown && shown.length > 0 && (
        <BulkBar
          monitors={shown}
          selection={selection}
          isBusy={pause.isPending}
          onPause={(picked, paused) => pause.mutate({ monitors: picked, change: { paused } })}
          onEdit={(picked) => setOpen({ what: 'edit-many', monitors: picked })}
          onDelete={(picked) => setOpen({ what: 'delete-many', monitors: picked })}
          onExport={(picked) => save.mutate(picked.map(({ id }) => id))}
        />
      )}
      {pause.error && <ProblemNotice problem={toProblem(pause.error)} />}
      {outcome && <BulkResult {...outcome} onClose={() => setOutcome(null)} />}
      {error && !monitors && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!monitors && !error && <Bones label="Reading the monitors" heights={[56, 56, 56, 56]} />}
      {monitors?.length === 0 && <EmptyState title="No monitors yet">Add one by pasting an address, or list services in service-map.yml.</EmptyState>}
      {monitors && monitors.length > 0 && shown?.length === 0 && (
        <EmptyState title="Nothing matches" action={<Button variant="default" onClick={() => void navigate({ search: {} })}>Clear the filter</Button>}>
          {q ? `No monitor${tag || group ? ' of these' : ''} has “${q}” in its name, group, tags, type or address.` : 'No monitor has both this group and this tag.'}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <MonitorGroups
          all={monitors}
          shown={shown}
          services={services}
          now={now}
          canWrite={canWrite}
          selection={selection}
          onEdit={({ id }) => openEditor(id)}
          onDelete={(monitor) => setOpen({ what: 'delete', monitor })}
          onRenamed={told('renamed')}
        />
      )}
      <Suspense>
        {edit && monitors && (edit === 'new' ? canWrite : true) && (
          <MonitorDialog key={edit} monitor={monitors.find(({ id }) => id === edit) ?? null} canWrite={canWrite} onClose={() => openEditor(undefined)} />
        )}
        {open?.what === 'import' && <ImportDialog onClose={close} />}
        {open?.what === 'delete' && <DeleteDialog monitor={open.monitor} service={services.get(open.monitor.id)} onClose={close} />}
        {open?.what === 'edit-many' && <BulkEditDialog monitors={open.monitors} onDone={told('changed')} onClose={close} />}
        {open?.what === 'delete-many' && <BulkDeleteDialog monitors={open.monitors} onDone={told('deleted')} onClose={close} />}
      </Suspense>
    </>
  );
}
