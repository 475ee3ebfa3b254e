import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { PublicPage } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { monitorsQuery } from '@/features/monitors/api/get-monitors';
import { pagesQuery } from '../api/pages';
import { PageRow } from './PageRow';

const PageEditor = lazy(() => import('./PageEditor'));
const ShareDialog = lazy(() => import('./ShareDialog'));

export default function PagesPage() {
  const { edit } = useSearch({ from: '/shell/private/status/pages' });
  const navigate = useNavigate({ from: '/status/pages' });
  const canWrite = useCan('pages.write');
  const { data: pages, error, refetch } = useQuery(pagesQuery);
  const { data: monitors } = useQuery(monitorsQuery);
  const [shared, setShared] = useState<PublicPage | null>(null);
  const edited = pages?.find(({ id }) => id === edit) ?? null;
  const isEditing = canWrite && pages !== undefined && monitors !== undefined && (edited !== null || edit === 'new');
  const open = (id?: string): void => void navigate({ search: id ? { edit: id } : {} });
  const add = (
    <Button size="sm" leftSection={<PlusIcon size={15} />} onClick={() => open('new')}>
      New page
    </Button>
  );

  if (isEditing) {
    return (
      <Suspense fallback={<Bones label="Opening the page" heights={[60, 300]} />}>
        <PageEditor key={edit} page={edited} monitors={monitors} onClose={() => open()} />
      </Suspense>
    );
  }

  return (
    <>
      <PageHeader
        title="Status pages"
        lead="Each shows visitors the services chosen on it, and nothing of others."
        actions={canWrite && pages && pages.length > 0 && add}
      />
      {error && !pages && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!pages && !error && <Bones label="Reading the pages" heights={[64, 64]} />}
      {pages?.length === 0 && (
        <EmptyState title="No pages of their own yet" action={canWrite && add}>
          Make one for your family, a customer or a team: choose its services, give it an address, and publish it when it looks right.
        </EmptyState>
      )}
      {pages && pages.length > 0 && (
        <ul className="panel" aria-label="Status pages">
          {pages.map((page) => (
            <PageRow key={page.id} page={page} canWrite={canWrite} onEdit={() => open(page.id)} onShare={() => setShared(page)} />
          ))}
        </ul>
      )}
      <Suspense>{shared && <ShareDialog page={shared} onClose={() => setShared(null)} />}</Suspense>
    </>
  );
}
