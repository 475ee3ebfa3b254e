import type { CSSProperties } from 'react';
import type { PublicPageView } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { staleText } from '@/features/status/components/StaleBanner';
import { OverallSentence } from '@/features/status/components/OverallSentence';
import { plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { PageIncidents } from './PageIncidents';
import { PageMaintenance } from './PageMaintenance';
import { PageService } from './PageService';
import classes from './PageView.module.css';

interface PageViewProps {
  page: PublicPageView;
  now: number;
  isLost?: boolean;
}

/** A page as visitors see it; the preview of who writes one is the same. */
export function PageView({ page, now, isLost = false }: PageViewProps) {
  const sections = page.sections.filter(({ services }) => services.length > 0);
  return (
    <div className={classes['view']} style={{ '--page-accent': page.accent } as CSSProperties}>
      <header className={classes['head']}>
        {page.logoText && (
          <p className={classes['logo']}>
            <bdi>{plainText(page.logoText)}</bdi>
          </p>
        )}
        <h1>
          <bdi>{plainText(page.title)}</bdi>
        </h1>
        {page.description && <p className="lead">{plainText(page.description)}</p>}
      </header>
      <div role="status" className={classes['news']}>
        {(page.stale || isLost) && (
          <div className="notice" data-tone="degraded">
            <StateIcon state="degraded" />
            <p>{page.stale ? staleText(page, now) : 'The connection is lost. What you see is the last that came; it resumes by itself.'}</p>
          </div>
        )}
      </div>
      {sections.length > 0 && <OverallSentence overall={page.overall} />}
      <PageMaintenance notices={page.maintenance} now={now} />
      {sections.length === 0 && <p className="dim">No service is shown here yet.</p>}
      {sections.map(({ heading, services }, index) => (
        <section key={index} aria-label={heading ? plainText(heading) : 'Services'}>
          {heading && (
            <h2 className={classes['heading']}>
              <bdi>{plainText(heading)}</bdi>
            </h2>
          )}
          <ul className="panel" role="list">
            {services.map((service) => (
              <PageService key={service.id} service={service} now={now} barSeconds={page.barSeconds ?? 0} barsSince={page.barsSince ?? null} showsTimes={page.showsResponseTimes} />
            ))}
          </ul>
        </section>
      ))}
      {page.incidentDays > 0 && (
        <section aria-label="Incidents">
          <h2 className={classes['heading']}>Incidents of the last {plural(page.incidentDays, 'day')}</h2>
          <PageIncidents incidents={page.incidents} now={now} />
        </section>
      )}
    </div>
  );
}
