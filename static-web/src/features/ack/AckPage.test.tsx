import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderAsStranger } from '@/test/render';
import AckPage from './AckPage';

const server = setupServer();
const token = 'a'.repeat(43);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  window.location.hash = '';
});
afterAll(() => server.close());

describe('AckPage', () => {
  it('Open_LinkCutOff_SaysSoAndAsksNobody', async () => {
    window.location.hash = token.slice(1);

    renderAsStranger(AckPage);

    expect(await screen.findByRole('heading', { name: 'This link is not whole' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'status page' }).getAttribute('href')).toBe('/status');
  });

  it('Open_LinkUsedOrTooOld_SaysWhatTheServerSays', async () => {
    window.location.hash = token;
    server.use(http.post('*/api/incident-links/look', () => HttpResponse.json({ title: 'Not found', code: 'link_not_found', detail: 'This link was used already.' }, { status: 404 })));

    renderAsStranger(AckPage);

    expect(await screen.findByRole('heading', { name: 'This link does nothing any more' })).toBeDefined();
    expect(screen.getByText('This link was used already.')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('Open_NebulaDoesNotAnswer_DoesNotCallTheLinkDead', async () => {
    window.location.hash = token;
    server.use(http.post('*/api/incident-links/look', () => HttpResponse.error()));

    renderAsStranger(AckPage);

    expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined();
    expect(screen.queryByText(/does nothing any more/)).toBeNull();
  });

  it('Take_SomebodyWhoSignedInHasIt_SaysSoAndOffersNothingMore', async () => {
    window.location.hash = token;
    const detail = 'Somebody who signed in has taken it in hand already; sign in to change that.';
    server.use(
      http.post('*/api/incident-links/look', () => HttpResponse.json({ incident: 'i1', title: 'Plex is down', isOver: false })),
      http.post('*/api/incident-links/use', () => HttpResponse.json({ code: 'incident_held', detail }, { status: 409 })),
    );
    renderAsStranger(AckPage);

    await userEvent.click(await screen.findByRole('button', { name: 'I take care of it' }));

    expect(await screen.findByRole('heading', { name: 'Somebody has it already' })).toBeDefined();
    expect(screen.getByText(detail)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
