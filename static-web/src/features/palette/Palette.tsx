import '@/app/overlays.css';
import '@mantine/spotlight/styles.layer.css';
import { Spotlight, createSpotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { reachable } from '@/app/shell/navigation';
import { OpenIcon, SearchIcon, StateIcon } from '@/components/icons';
import { useSession } from '@/features/auth/session';
import { statusQuery } from '@/features/status/live/status-query';
import { safeHref } from '@/lib/safe-href';
import { bySeverity, stateWords } from '@/lib/states';

/** Services, pages and actions by a few letters; comes with its first use. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [[store, spotlight]] = useState(() => createSpotlight());
  const session = useSession();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const { data: status } = useQuery(statusQuery);

  useEffect(() => spotlight.open(), [spotlight]);

  const pages = reachable(session?.permissions).map(
    ({ to, label, Icon }): SpotlightActionData => ({ id: `page${to}`, label, leftSection: <Icon />, onClick: () => void navigate({ to }) }),
  );
  const services = [...(status?.services ?? [])].sort(bySeverity).flatMap((service): SpotlightActionData[] => {
    const href = safeHref(service.open);
    const details: SpotlightActionData = {
      id: service.id,
      label: service.name,
      description: `${stateWords[service.state]} · ${service.group}`,
      keywords: service.tags,
      leftSection: <StateIcon state={service.state} />,
      onClick: () => void navigate({ to: '/status', search: { service: service.id } }),
    };
    if (!href) return [details];
    return [details, { id: `open-${service.id}`, label: `Open ${service.name}`, leftSection: <OpenIcon />, onClick: () => void window.open(href, '_blank', 'noopener,noreferrer') }];
  });
  const actions: SpotlightActionData[] = [
    ...(session?.permissions.includes('monitors.write')
      ? [{ id: 'add', label: 'Add a monitor', onClick: () => void navigate({ to: '/monitors', search: { edit: 'new' } }) }]
      : []),
    ...(session ? [] : [{ id: 'sign-in', label: 'Sign in', onClick: () => void navigate({ to: '/login' }) }]),
    { id: 'dark', label: 'Dark theme', onClick: () => setColorScheme('dark') },
    { id: 'light', label: 'Light theme', onClick: () => setColorScheme('light') },
    { id: 'auto', label: 'Theme like the system', onClick: () => setColorScheme('auto') },
  ];
  const groups: SpotlightActionGroupData[] = [
    { group: 'Pages', actions: pages },
    { group: 'Services', actions: services },
    { group: 'Actions', actions },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      store={store}
      actions={groups}
      onSpotlightClose={onClose}
      shortcut={null}
      nothingFound="Nothing has that name."
      highlightQuery
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={440}
      searchProps={{ leftSection: <SearchIcon />, placeholder: 'A service, a page, something to do', 'aria-label': 'Find or do' }}
    />
  );
}
