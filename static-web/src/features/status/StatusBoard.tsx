import { useState } from 'react';
import type { Status } from '@/api/types';
import { EmptyState } from '@/components/EmptyState';
import { FacetFilter } from '@/components/FacetFilter';
import { fits, hasFacets, type Facets } from '@/lib/facets';
import { useFolded } from '@/lib/use-folded';
import { IncidentTimeline } from './components/IncidentTimeline';
import { MaintenanceNotices } from './components/MaintenanceNotices';
import { NetworkNotices } from './components/NetworkNotices';
import { NodeStrip } from './components/NodeStrip';
import { NotConfiguredFold } from './components/NotConfiguredFold';
import { OverallSentence } from './components/OverallSentence';
import { ServiceSection } from './components/ServiceSection';
import { StaleBanner } from './components/StaleBanner';
import { byGroup, byNode, isConfigured, isReachable } from './components/group-services';
import classes from './StatusBoard.module.css';

interface StatusBoardProps {
  status: Status;
  now: number;
  isStranger: boolean;
  facets: Facets;
  onFacets: (facets: Facets) => void;
  onPickDay: (service: string, date: string) => void;
}

export function StatusBoard({ status, now, isStranger, facets, onFacets, onPickDay }: StatusBoardProps) {
  const [arrangement, setArrangement] = useState<'group' | 'node'>('node');
  const [folded, turn] = useFolded('status');
  const configured = status.services.filter(isConfigured);
  const shown = configured.filter((service) => fits(facets, service));
  const all = arrangement === 'group' ? byGroup(shown) : byNode(shown, status.nodes);
  const sections = hasFacets(facets) ? all.filter(({ services }) => services.length > 0) : all;
  const hasNodes = status.nodes.some(isReachable);

  return (
    <div className={classes['board']}>
      <StaleBanner status={status} now={now} />
      <OverallSentence overall={status.overall} />
      <NetworkNotices networks={status.networks ?? []} now={now} />
      <MaintenanceNotices notices={status.maintenance} services={status.services} now={now} />
      {configured.length === 0 && <NothingShown isStranger={isStranger} />}
      {hasNodes && arrangement === 'group' && <NodeStrip nodes={status.nodes} services={configured} now={now} />}
      {configured.length > 0 && (
        <div className={classes['legend']}>
          {hasNodes && (
            <fieldset className={classes['arrange']}>
              <legend className="visually-hidden">Arrange</legend>
              {(['node', 'group'] as const).map((choice) => (
                <label key={choice}>
                  <input type="radio" name="arrangement" className="visually-hidden" checked={arrangement === choice} onChange={() => setArrangement(choice)} />
                  {choice === 'group' ? 'By group' : 'By machine'}
                </label>
              ))}
            </fieldset>
          )}
          <div className="row">
            <FacetFilter items={configured} facets={facets} onChange={onFacets} />
          </div>
          <p className="fine">Bars: one a day, 90 days. Whole is fine, split is trouble, a stub means nothing is known.</p>
        </div>
      )}
      {configured.length > 0 && shown.length === 0 && <EmptyState title="Nothing matches">No service has this group and tag.</EmptyState>}
      {sections.map((section) => (
        <ServiceSection key={section.id} section={section} all={configured} isFolded={folded.has(section.id)} onTurn={() => turn(section.id)} now={now} isStranger={isStranger} onPickDay={onPickDay} />
      ))}
      {!isStranger && <NotConfiguredFold services={status.services.filter((service) => !isConfigured(service))} />}
      <section aria-labelledby="incidents">
        <h2 id="incidents" className={classes['heading']}>
          Incidents of the last 7 days
        </h2>
        {status.incidents.length > 0 ? <IncidentTimeline incidents={status.incidents} now={now} handles={!isStranger} /> : <p className="dim">None. When something fails, it is told here with its evidence.</p>}
      </section>
    </div>
  );
}

function NothingShown({ isStranger }: { isStranger: boolean }) {
  return isStranger ? (
    <EmptyState title="No public services">The owner has not marked a service as public. Sign in to see them all.</EmptyState>
  ) : (
    <EmptyState title="Nothing is watched yet">Add a monitor, or give the services in service-map.yml their addresses in .env.</EmptyState>
  );
}
