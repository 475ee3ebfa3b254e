import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Toaster } from '@/components/Toaster';
import { useSignInAsked } from '@/features/auth/reauthentication';
import { connectHttp } from '@/features/auth/session';
import { captureInviteToken } from '@/features/invite/token';
import { captureSetupToken } from '@/features/setup/token';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';
import { cssVariables, theme } from './theme';

const SessionDialog = lazy(() => import('@/features/auth/SessionDialog'));

// Before the router reads the address, so that a token is in nobody's state but ours.
captureSetupToken();
captureInviteToken();
const client = createQueryClient();
const router = createAppRouter(client);
connectHttp(client);

export function App() {
  const signInAsked = useSignInAsked();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Suspense>{signInAsked && <SessionDialog />}</Suspense>
        <Toaster />
      </QueryClientProvider>
    </MantineProvider>
  );
}
