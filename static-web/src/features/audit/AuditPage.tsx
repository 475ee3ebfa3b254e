import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { useNow } from '@/lib/use-now';
import { auditQuery } from './api/get-audit';
import { AuditEntry } from './AuditEntry';
import { AuditFilters } from './AuditFilters';
import classes from './AuditPage.module.css';
import { isEmpty, toQuery, type AuditFilter } from './filter';
import { VerifiedBadge } from './VerifiedBadge';

export default function AuditPage() {
  const filter = useSearch({ from: '/shell/private/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const canExport = useCan('audit.export');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditQuery(filter));
  const now = useNow();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const exported = (format: string): string => `/api/audit/export?${[`format=${format}`, toQuery(filter)].filter(Boolean).join('&')}`;
  const change = (changes: AuditFilter): void => void navigate({ search: (current) => ({ ...current, ...changes }) });

  return (
    <>
      <PageHeader
        title="Audit"
        lead={filter.target ? `The history of ${items.find(({ targetName }) => targetName)?.targetName ?? filter.target}.` : 'Who did what, and who was not let.'}
        actions={
          canExport && (
            <>
              <Button component="a" href={exported('csv')} download variant="default" size="sm">
                Export CSV
              </Button>
              <Button component="a" href={exported('ndjson')} download variant="default" size="sm">
                Export NDJSON
              </Button>
            </>
          )
        }
      />
      <div className="stack">
        <VerifiedBadge now={now} />
        <AuditFilters filter={filter} onChange={change} />
        {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
        {!data && !error && <Bones label="Reading the audit log" heights={[52, 52, 52, 52]} />}
        {data && items.length === 0 && !hasNextPage && (
          <EmptyState
            title={isEmpty(filter) ? 'Nothing has happened yet' : 'Nothing matches'}
            action={!isEmpty(filter) && <Button variant="default" onClick={() => void navigate({ search: {} })}>Clear the filter</Button>}
          >
            {isEmpty(filter) ? 'Sign-ins, changes and refusals will stand here, newest first.' : 'No entry is as the filter says.'}
          </EmptyState>
        )}
        {items.length > 0 && (
          <ul className="panel" aria-label="Entries">
            {items.map((item) => (
              <AuditEntry key={item.seq} item={item} now={now} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <div className={classes['more']}>
            {items.length === 0 && <p className="dim">Nothing among the latest 20,000 entries.</p>}
            {error && <ProblemNotice problem={toProblem(error)} />}
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {filter.text ? 'Search further back' : 'Older entries'}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
