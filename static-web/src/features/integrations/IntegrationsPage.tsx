import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useSession } from '@/features/auth/session';
import { settingsQuery } from '@/features/settings/api/get-settings';
import { useNow } from '@/lib/use-now';
import { integrationsQuery } from './api/get-integrations';
import { IntegrationCard } from './IntegrationCard';
import { groupIntegrations } from './integrations';
import classes from './IntegrationsPage.module.css';

/** Every system outside of Nebula that its code uses, whether it is set up or not. */
export default function IntegrationsPage() {
  const permissions = useSession()?.permissions ?? [];
  const { data: settings, error: settingsError, dataUpdatedAt } = useQuery(settingsQuery);
  const { data: integrations, error, refetch } = useQuery(integrationsQuery);
  const now = useNow(30_000);

  // What was set on a card changes what is missing.
  const versions = settings?.map(({ version }) => version).join();
  useEffect(() => {
    if (versions) void refetch();
  }, [versions, refetch]);

  const failure = error ?? settingsError;
  const all = integrations && settings ? groupIntegrations(integrations) : null;
  return (
    <>
      <PageHeader
        title="Integrations"
        lead={
          <>
            The systems outside of Nebula that it uses. All settings, these too, are under <Link to="/settings">Settings</Link>.
          </>
        }
      />
      {failure && !all && <ProblemNotice problem={toProblem(failure)} retry={() => void refetch()} />}
      {!all && !failure && <Bones label="Reading the integrations" heights={[88, 88, 88]} />}
      {all?.map(({ title, lead, items }) => (
        <section key={title} className={classes['group']} aria-label={title}>
          <h2>
            {title} <span className="dim">{items.length}</span>
          </h2>
          <p className="fine">{lead}</p>
          <ul className="panel">
            {items.map((integration) => (
              <IntegrationCard key={integration.id} integration={integration} settings={settings ?? []} permissions={permissions} now={Math.max(now, dataUpdatedAt)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
