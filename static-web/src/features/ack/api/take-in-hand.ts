import { request } from '@/api/http';
import type { IncidentHold, IncidentLink } from '@/api/types';

export const lookAtLink = (token: string): Promise<IncidentLink> =>
  request<IncidentLink>('/api/incident-links/look', { method: 'POST', body: { token }, ownsSession: true });

export const takeInHand = (token: string, minutes: number | null): Promise<IncidentHold> =>
  request<IncidentHold>('/api/incident-links/use', { method: 'POST', body: { token, minutes }, ownsSession: true });
