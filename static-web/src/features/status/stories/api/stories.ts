import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Incident, IncidentUpdate, ManualIncident, PostMortem, PostMortemInput, StoryNote, StoryNoteInput } from '@/api/types';

const path = (incident: string): string => `/api/incidents/${encodeURIComponent(incident)}`;

export const incidentQuery = (id: string, asVisitor: boolean) => ({
  queryKey: asVisitor ? ([...queryKeys.incident(id), 'visitor'] as const) : queryKeys.incident(id),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<Incident>(path(id), { signal, asVisitor }),
});

export const openIncident = (body: ManualIncident): Promise<Incident> => request<Incident>('/api/incidents', { method: 'POST', body });

export const tellUpdate = (incident: string, body: IncidentUpdate): Promise<Incident> => request<Incident>(`${path(incident)}/updates`, { method: 'POST', body });

/** Without an id it is a new one. */
export const saveNote = (incident: string, note: string | null, body: StoryNoteInput): Promise<StoryNote> =>
  note === null
    ? request<StoryNote>(`${path(incident)}/notes`, { method: 'POST', body })
    : request<StoryNote>(`${path(incident)}/notes/${encodeURIComponent(note)}`, { method: 'PUT', body });

export const deleteNote = (incident: string, note: string): Promise<undefined> =>
  request<undefined>(`${path(incident)}/notes/${encodeURIComponent(note)}`, { method: 'DELETE' });

export const writePostMortem = (incident: string, body: PostMortemInput): Promise<PostMortem> =>
  request<PostMortem>(`${path(incident)}/post-mortem`, { method: 'PUT', body });
