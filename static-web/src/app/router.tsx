import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { readFilter } from '@/features/audit/filter';
import { readFilter as readEventFilter } from '@/features/events/filter';
import { sessionQuery } from '@/features/auth/session';
import { readNotificationSearch } from '@/features/notifications/search';
import { setupQuery } from '@/features/setup/api/get-setup';
import { readFacets, type Facets } from '@/lib/facets';
import { ErrorPage } from './ErrorPage';
import { NotFoundPage } from './NotFoundPage';
import { PageSkeleton } from './PageSkeleton';
import { Shell } from './shell/Shell';

interface Context {
  client: QueryClient;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { to?: string | undefined } => ({ to: text(search['to']) }),
  component: lazyRouteComponent(() => import('@/features/auth/LoginPage')),
});

const oidcReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login/oidc',
  component: lazyRouteComponent(() => import('@/features/auth/OidcReturnPage')),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/setup/SetupPage')),
});

const ackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ack',
  component: lazyRouteComponent(() => import('@/features/ack/AckPage')),
});

const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  component: lazyRouteComponent(() => import('@/features/invite/InvitePage')),
});

// A status page for visitors: without the shell, which is the way to everything else.
const visitorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/s/$slug',
  component: lazyRouteComponent(() => import('@/features/public-pages/visitor/VisitorPage')),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  // The session is read before the shell is drawn, so that no page flashes its stranger's form first.
  beforeLoad: ({ context }) => context.client.ensureQueryData(sessionQuery).catch(() => null),
});

const statusRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status',
  validateSearch: (search: Record<string, unknown>): Facets & { service?: string | undefined; as?: 'visitor' | undefined } => ({
    ...readFacets(search),
    service: text(search['service']),
    as: search['as'] === 'visitor' ? 'visitor' : undefined,
  }),
  component: lazyRouteComponent(() => import('@/features/status/StatusPage')),
});

const incidentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status/incidents/$id',
  validateSearch: (search: Record<string, unknown>): { as?: 'visitor' | undefined } => ({ as: search['as'] === 'visitor' ? 'visitor' : undefined }),
  component: lazyRouteComponent(() => import('@/features/status/IncidentPage')),
});

// An address that nothing else takes stays within the shell: the way on is in its navigation.
const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
});

const privateRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'private',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    // Nothing else opens for who has to set up a second factor first.
    if (session?.secondFactorMissing && location.pathname !== '/account') throw redirect({ to: '/account' });
    if (session) return;
    const setup = await context.client.ensureQueryData(setupQuery).catch(() => null);
    if (setup?.required) throw redirect({ to: '/setup' });
    throw redirect({ to: '/login', search: { to: location.href === '/' ? undefined : location.href } });
  },
});

const dashboardRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/dashboard/DashboardPage')),
});

const monitorsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/monitors',
  validateSearch: (search: Record<string, unknown>): Facets & { q?: string | undefined; edit?: string | undefined } => ({
    ...readFacets(search),
    q: text(search['q']),
    edit: text(search['edit']),
  }),
  component: lazyRouteComponent(() => import('@/features/monitors/MonitorsPage')),
});

const eventsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/events',
  validateSearch: readEventFilter,
  component: lazyRouteComponent(() => import('@/features/events/EventsPage')),
});

const auditRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/audit',
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage')),
});

const backupsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/backups',
  component: lazyRouteComponent(() => import('@/features/backups/BackupsPage')),
});

const settingsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => ({ q: text(search['q']) }),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage')),
});

const integrationsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/integrations',
  component: lazyRouteComponent(() => import('@/features/integrations/IntegrationsPage')),
});

const notificationsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/notifications',
  validateSearch: readNotificationSearch,
  component: lazyRouteComponent(() => import('@/features/notifications/NotificationsPage')),
});

const automationsRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/automations',
  validateSearch: (search: Record<string, unknown>): { edit?: string | undefined; like?: string | undefined; runs?: string | undefined } => ({
    edit: text(search['edit']),
    like: text(search['like']),
    runs: text(search['runs']),
  }),
  component: lazyRouteComponent(() => import('@/features/automations/AutomationsPage')),
});

const maintenanceRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/maintenance',
  validateSearch: (search: Record<string, unknown>): { edit?: string | undefined } => ({ edit: text(search['edit']) }),
  component: lazyRouteComponent(() => import('@/features/maintenance/MaintenancePage')),
});

const statusPagesRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/status/pages',
  validateSearch: (search: Record<string, unknown>): { edit?: string | undefined } => ({ edit: text(search['edit']) }),
  component: lazyRouteComponent(() => import('@/features/public-pages/admin/PagesPage')),
});

const usersRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('@/features/users/UsersPage')),
});

const accountRoute = createRoute({
  getParentRoute: () => privateRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('@/features/account/AccountPage')),
});

const routeTree = rootRoute.addChildren([
  loginRoute,
  oidcReturnRoute,
  setupRoute,
  inviteRoute,
  ackRoute,
  visitorRoute,
  shellRoute.addChildren([statusRoute, incidentRoute, unknownRoute, privateRoute.addChildren([dashboardRoute, monitorsRoute, eventsRoute, notificationsRoute, automationsRoute, maintenanceRoute, statusPagesRoute, usersRoute, auditRoute, backupsRoute, integrationsRoute, settingsRoute, accountRoute])]),
]);

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
