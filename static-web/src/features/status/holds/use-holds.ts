import { useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import type { Incident, IncidentHold } from '@/api/types';
import { useCan } from '@/features/auth/session';
import { useEventNews } from '@/features/events/use-event-news';
import { statusQuery } from '../live/status-query';
import { holdsQuery } from './api/holds';
import { holdOf } from './hold-words';

const none: IncidentHold[] = [];

const isOpen = ({ state }: Incident): boolean => state === 'open';

/** Who has which open incident in hand. There is nothing to ask while nothing is open. */
function useHolds(): IncidentHold[] {
  const mayKnow = useCan('status.read');
  const { data: isAnyOpen = false } = useQuery({ ...statusQuery, select: ({ incidents }) => incidents.some(isOpen) });
  const { data = none } = useQuery({ ...holdsQuery, enabled: mayKnow && isAnyOpen });
  return data;
}

export function useHold(incident: string, now: number): IncidentHold | null {
  return holdOf(useHolds(), incident, now);
}

/** The hold of the incident that a service is in. */
export function useServiceHold(service: string, now: number): IncidentHold | null {
  const holds = useHolds();
  const { data: incident } = useQuery({ ...statusQuery, select: ({ incidents }) => incidents.find((one) => isOpen(one) && one.services.includes(service)) });
  return incident ? holdOf(holds, incident.id, now) : null;
}

/** Keeps them live on a page, whoever took an incident in hand, and from where. */
export function useHoldNews(): void {
  const client = useQueryClient();
  const mayHear = useCan('events.read');
  const { data: isAnyOpen = false } = useQuery({ ...statusQuery, select: ({ incidents }) => incidents.some(isOpen) });
  useEventNews({
    category: 'server',
    isOn: mayHear && isAnyOpen,
    means: ({ story }) => story?.startsWith('incident:') ?? false,
    look: () => void client.invalidateQueries({ queryKey: queryKeys.holds }),
  });
}
