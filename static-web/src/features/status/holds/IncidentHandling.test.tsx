import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentHold } from '@/api/types';
import { at, baseTime, incident, session, status } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { IncidentHandling } from './IncidentHandling';

const server = setupServer(http.get('*/api/status', () => HttpResponse.json(status({ services: [], incidents: [incident('i1')] }))));
const handler = [...session.permissions, 'incidents.handle'];
const held = (by: string): IncidentHold => ({ incident: 'i1', kind: 'acknowledged', by, at: at(60), until: null });
const holds = (...items: IncidentHold[]): void => server.use(http.get('*/api/incidents/holds', () => HttpResponse.json({ items })));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('IncidentHandling', () => {
  it('Show_ViewerWithoutPermission_SeesWhoHasItAndNothingToPress', async () => {
    holds(held('bob'));

    renderSignedIn(<IncidentHandling incident={incident('i1')} now={baseTime} />);

    expect(await screen.findByText(/^bob has it in hand since/)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('TakeIt_Succeeds_ShowsItAtOnceAndKeepsTheFocus', async () => {
    holds();
    server.use(http.post('*/api/incidents/i1/acknowledge', () => HttpResponse.json(held('ada'))));
    renderSignedIn(<IncidentHandling incident={incident('i1')} now={baseTime} />, handler);

    await userEvent.click(await screen.findByRole('button', { name: /^I take care of it/ }));

    expect(await screen.findByText(/^ada has it in hand since/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^I take care of it/ })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Snooze/ }));
  });

  it('Snooze_IncidentIsOver_SaysWhy', async () => {
    holds();
    server.use(http.post('*/api/incidents/i1/snooze', () => HttpResponse.json({ code: 'incident_over', detail: 'The incident is over.' }, { status: 409 })));
    renderSignedIn(<IncidentHandling incident={incident('i1')} now={baseTime} />, handler);

    await userEvent.click(await screen.findByRole('button', { name: /^Snooze/ }));
    await userEvent.click(screen.getByRole('button', { name: '10 minutes' }));

    expect(await screen.findByText('The incident is over.')).toBeDefined();
  });
});
