import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { StrictMode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import OidcReturnPage from './OidcReturnPage';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => window.history.replaceState({}, '', '/login/oidc?state=s&code=c'));
afterEach(() => {
  server.resetHandlers();
  vi.restoreAllMocks();
});
afterAll(() => server.close());

function open() {
  const router = createRouter({ routeTree: createRootRoute({ component: OidcReturnPage }), history: createMemoryHistory() });
  renderSignedIn(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
  return router;
}

describe('OidcReturnPage', () => {
  it('Render_Twice_BringsTheAnswerOnceAndGoesOn', async () => {
    const brought: unknown[] = [];
    server.use(
      http.post('*/api/sign-in/oidc/complete', async ({ request }) => {
        brought.push(await request.json());
        return HttpResponse.json({ returnTo: '/monitors', session });
      }),
    );

    const router = open();

    await waitFor(() => expect(router.state.location.pathname).toBe('/monitors'));
    expect(brought).toEqual([{ state: 's', code: 'c', iss: null, error: null }]);
    expect(window.location.search).toBe('');
  });

  it('Render_ProviderRefused_SaysWhyAndOffersTheWayBack', async () => {
    server.use(
      http.post('*/api/sign-in/oidc/complete', () =>
        HttpResponse.json({ title: 'Not allowed', status: 403, code: 'oidc_refused', detail: 'Authelia did not sign you in: it denies access.' }, { status: 403 }),
      ),
    );

    open();

    expect(await screen.findByText(/it denies access/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Back to signing in' })).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Not signed in' })).toBeDefined();
  });

  it('Render_InAWindowOfItsOwn_TellsThePageBehindAndCloses', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    const heard: unknown[] = [];
    const channel = new BroadcastChannel('nebula.provider-window');
    channel.onmessage = ({ data }) => heard.push(data);
    server.use(http.post('*/api/sign-in/oidc/complete', () => HttpResponse.json({ returnTo: '/login/done', session })));

    open();

    expect(await screen.findByRole('heading', { name: 'Done' })).toBeDefined();
    await waitFor(() => expect(heard).toContain('done'));
    expect(close).toHaveBeenCalled();
    channel.close();
  });
});
