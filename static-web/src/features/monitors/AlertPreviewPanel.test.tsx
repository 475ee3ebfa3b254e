import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlertPreview } from '@/api/types';
import { at, monitor } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { AlertPreviewPanel, alertWords } from './AlertPreviewPanel';

const preview = (change: Partial<AlertPreview> = {}): AlertPreview => ({
  since: at(86_400),
  checks: 2880,
  alerts: 7,
  first: [{ at: at(3600), endedAt: at(3480), durationSeconds: 120, reason: 'expected 200, got 502' }],
  notReplayed: [],
  ...change,
});
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('alertWords', () => {
  it.each<[Parameters<typeof alertWords>[0], RegExp]>([
    [null, /^No history yet/],
    [preview({ checks: 0, alerts: 0 }), /^No history yet/],
    [preview({ alerts: 0 }), /would not have alerted\.$/],
    [preview({ alerts: 1 }), /would have alerted once\.$/],
    [preview({ alerts: 3 }), /would have alerted 3 times\.$/],
  ])('alertWords_%j_SaysHowOften', (state, words) => expect(alertWords(state)).toMatch(words));
});

describe('AlertPreviewPanel', () => {
  it('Show_AlertsAndAConditionOfTheDraft_ListsTheFirstAndSaysWhatNobodyLookedAt', async () => {
    server.use(http.post('*/alert-preview', () => HttpResponse.json(preview({ notReplayed: ['size > 10'] }))));
    renderSignedIn(<AlertPreviewPanel monitor={monitor()} draft={{ name: 'Shop' }} />);

    expect(await screen.findByText('With the last 24 h this would have alerted 7 times.')).toBeTruthy();
    expect(screen.getByText('expected 200, got 502')).toBeTruthy();
    expect(screen.getByText('for 2 min')).toBeTruthy();
    expect(screen.getByText('and 6 more')).toBeTruthy();
    expect(screen.getByText('size > 10')).toBeTruthy();
  });

  it('Show_DraftIsNotValid_LeavesTheErrorsToTheForm', async () => {
    server.use(http.post('*/alert-preview', () => HttpResponse.json({ title: 'Invalid', status: 400, code: 'monitor_invalid', detail: 'retries: too many' }, { status: 400 })));
    renderSignedIn(<AlertPreviewPanel monitor={monitor()} draft={{ name: 'Shop', retries: 99 }} />);

    expect(await screen.findByText(/once the form is right/)).toBeTruthy();
  });

  it('Show_NewMonitor_AsksNobody', () => {
    const client = renderSignedIn(<AlertPreviewPanel monitor={null} draft={{ name: 'Shop' }} />);

    expect(screen.getByText(/^No history yet/)).toBeTruthy();
    expect(client.getQueryCache().findAll({ queryKey: ['alert-preview'] }).map(({ state }) => state.fetchStatus)).toEqual(['idle']);
  });
});
