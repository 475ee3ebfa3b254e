import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueryClient } from '@/app/query-client';
import { connectHttp, rememberSession } from '@/features/auth/session';
import { session } from './fixtures';

export function renderSignedIn(page: ReactNode) {
  const client = createQueryClient();
  connectHttp(client);
  rememberSession(client, session);
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </MantineProvider>,
  );
  return client;
}
