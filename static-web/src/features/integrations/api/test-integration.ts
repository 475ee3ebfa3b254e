import { request } from '@/api/http';
import type { Integration } from '@/api/types';

/** A real call of the outside system; it takes ten seconds at most. */
export const testIntegration = (id: string): Promise<Integration> =>
  request<Integration>(`/api/integrations/${encodeURIComponent(id)}/test`, { method: 'POST' });
