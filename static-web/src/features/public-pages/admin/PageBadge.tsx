import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { PublicPage, PublicService } from '@/api/types';
import { Snippet } from '@/components/Snippet';
import { plainText } from '@/lib/plain-text';
import classes from './Pages.module.css';

/** The badge of a service on a page, of what the page shows of it. */
export function PageBadge({ page, services }: { page: PublicPage; services: PublicService[] }) {
  const [chosen, setChosen] = useState(services[0]?.id ?? '');
  const [kind, setKind] = useState('state');
  const kinds = [
    { value: 'state', label: 'State' },
    ...(page.bars !== 'none' ? [{ value: 'uptime', label: 'Uptime' }] : []),
    ...(page.showResponseTimes ? [{ value: 'response', label: 'Response time' }] : []),
  ];
  const path = `/api/pages/${page.slug}/badges/${encodeURIComponent(chosen)}.svg${kind === 'state' ? '' : `?kind=${kind}`}`;
  const name = plainText(services.find(({ id }) => id === chosen)?.name ?? '');
  return (
    <>
      <div className={classes['badge']}>
        <NativeSelect
          label="Badge of"
          data={services.map((service) => ({ value: service.id, label: plainText(service.name) }))}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <NativeSelect label="It tells" data={kinds} value={kind} onChange={(event) => setKind(event.currentTarget.value)} />
      </div>
      <img src={path} alt={`The badge as it is now: ${kind} of ${name}`} height={20} />
      <Snippet label="Address of the badge" text={`${globalThis.location.origin}${path}`} />
    </>
  );
}
