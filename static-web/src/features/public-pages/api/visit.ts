import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { PublicPageView } from '@/api/types';

const path = (slug: string): string => `/api/pages/${encodeURIComponent(slug)}`;

/** A page as every visitor sees it: no cookie goes along, also not that of who made it. */
export const visitQuery = (slug: string) =>
  queryOptions({
    queryKey: queryKeys.visit(slug),
    queryFn: ({ signal }) => request<PublicPageView>(path(slug), { signal, asVisitor: true }),
    staleTime: Infinity,
  });

export const streamPath = (slug: string): string => `${path(slug)}/stream`;
export const feedPath = (slug: string): string => `${path(slug)}/feed.atom`;
