import type { PublicPageNews, PublicPageView, PublicService } from '@/api/types';

const timesKept = 40;

/** Applies one event of the stream; what it does not name stays. */
export function applyNews(page: PublicPageView, { overall, services }: PublicPageNews): PublicPageView {
  const told = new Map(services.map((service) => [service.id, service]));
  return {
    ...page,
    overall,
    sections: page.sections.map((section) => ({
      ...section,
      services: section.services.map((service): PublicService => {
        const news = told.get(service.id);
        if (!news) return service;
        const { state, words, since, at, responseTimeMs } = news;
        const times = at && responseTimeMs !== service.responseTimeMs ? [...service.responseTimes, responseTimeMs ?? null].slice(-timesKept) : service.responseTimes;
        return { ...service, state, words, since, responseTimeMs: responseTimeMs ?? null, responseTimes: times };
      }),
    })),
  };
}
