import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderAsStranger } from '@/test/render';
import InvitePage from './InvitePage';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('InvitePage', () => {
  it('Open_UsedOrTooOld_SaysWhatTheServerSays', async () => {
    sessionStorage.setItem('nebula.invite-token', 'a'.repeat(43));
    server.use(http.post('*/api/invites/look', () => HttpResponse.json({ code: 'invite_not_found', detail: 'It was used already.' }, { status: 404 })));

    renderAsStranger(InvitePage);

    expect(await screen.findByRole('heading', { name: 'This invitation opens nothing' })).toBeDefined();
    expect(screen.getByText('It was used already.')).toBeDefined();
  });

  it('Open_TooManyAsk_DoesNotCallTheLinkDead', async () => {
    sessionStorage.setItem('nebula.invite-token', 'a'.repeat(43));
    server.use(http.post('*/api/invites/look', () => HttpResponse.json({ code: 'throttled', detail: 'Wait a minute.' }, { status: 429 })));

    renderAsStranger(InvitePage);

    expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined();
    expect(screen.queryByText(/opens nothing/)).toBeNull();
  });
});
