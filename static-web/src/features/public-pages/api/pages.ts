import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { PublicPage, PublicPageInput, PublicPageList, PublicPageView } from '@/api/types';

const path = (id: string): string => `/api/status/pages/${encodeURIComponent(id)}`;

export const pagesQuery = queryOptions({
  queryKey: queryKeys.pages,
  queryFn: ({ signal }) => request<PublicPageList>('/api/status/pages', { signal }).then(({ items }) => items),
});

/** What visitors would see of it. */
export const previewQuery = (input: PublicPageInput) =>
  queryOptions({
    queryKey: queryKeys.pagePreview(JSON.stringify(input)),
    queryFn: ({ signal }) => request<PublicPageView>('/api/status/pages/preview', { method: 'POST', body: input, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const savePage = (input: PublicPageInput, known: { id: string; version: number } | null): Promise<PublicPage> =>
  known
    ? request<PublicPage>(path(known.id), { method: 'PUT', body: input, headers: { 'If-Match': `"${known.version}"` } })
    : request<PublicPage>('/api/status/pages', { method: 'POST', body: input });

export const deletePage = (id: string): Promise<undefined> => request<undefined>(path(id), { method: 'DELETE' });
