import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueryClient } from '@/app/query-client';
import { connectHttp, rememberSession } from '@/features/auth/session';
import { session } from './fixtures';

const show = (client: QueryClient, page: ReactNode) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </MantineProvider>,
  );

export function renderSignedIn(page: ReactNode, permissions = session.permissions) {
  const client = createQueryClient();
  connectHttp(client);
  rememberSession(client, { ...session, permissions });
  show(client, page);
  return client;
}

/** A page with links, as somebody without a session opens it. */
export function renderAsStranger(Page: () => ReactNode): void {
  const router = createRouter({ routeTree: createRootRoute({ component: Page }), history: createMemoryHistory() });
  show(createQueryClient(), <RouterProvider router={router as never} />);
}
