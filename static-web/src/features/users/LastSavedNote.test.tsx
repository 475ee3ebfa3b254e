import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderSignedIn } from '@/test/render';
import { LastSavedNote } from './LastSavedNote';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('LastSavedNote', () => {
  it('Render_SomethingSaved_SaysThatItGoesOn', async () => {
    server.use(http.get('*/api/users/u1/last-saved', () => HttpResponse.json({ automations: [{ id: 'a', name: 'page the plumber' }], rules: [] })));
    const root = createRootRoute({ component: () => <LastSavedNote id="u1" name="bob" /> });
    renderSignedIn(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory() })} />);

    expect((await screen.findByRole('link', { name: 'page the plumber' })).getAttribute('href')).toBe('/automations');
    expect(screen.getByText(/bob was the last to save/)).toBeDefined();
  });
});
