import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderSignedIn } from '@/test/render';
import ImportDialog from './ImportDialog';

const items = [
  { name: 'Shop', type: 'http', outcome: 'imported', notes: [], paused: true, monitor: { name: 'Shop', check: { type: 'http', url: 'https://shop.example/' } } },
  { name: 'Cron', type: 'radius', outcome: 'not_imported', notes: ['There is no check of the type radius here.'], paused: false },
];
const bodies: unknown[] = [];
const server = setupServer(
  http.post('*/api/monitors/import/preview', () => HttpResponse.json({ items })),
  http.post('*/api/monitors/import', async ({ request }) => {
    bodies.push(await request.json());
    return HttpResponse.json({ items });
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function paste(text: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  await user.click(screen.getByLabelText('or paste what is in it'));
  await user.paste(text);
  await user.click(screen.getByRole('button', { name: 'See what would become of it' }));
  return user;
}

describe('ImportDialog', () => {
  it('Import_Export_SaysWhatWouldBecomeOfItBeforeAnythingIsSaved', async () => {
    renderSignedIn(<ImportDialog onClose={vi.fn()} />);

    const user = await paste('[{"name":"Shop","type":"http","pushToken":"s3cret"}]');
    expect(await screen.findByText('Nothing is saved yet: 1 the same, 1 left out.')).toBeTruthy();
    expect(screen.getByText('There is no check of the type radius here.')).toBeTruthy();
    expect(bodies).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Take over 1 monitor' }));

    expect(await screen.findByText('Done: 1 the same, 1 left out.')).toBeTruthy();
    expect(bodies).toEqual([{ text: '{"monitorList":[{"name":"Shop","type":"http"}]}' }]);
  });

  it('Import_NoExport_SaysWhyAndKeepsTheText', async () => {
    const detail = 'This is no export of Uptime Kuma: there is no monitorList in it.';
    server.use(
      http.post('*/api/monitors/import/preview', () =>
        HttpResponse.json({ title: 'Invalid input', status: 400, code: 'import_invalid', detail, errors: [{ field: 'text', message: detail }] }, { status: 400 }),
      ),
    );
    renderSignedIn(<ImportDialog onClose={vi.fn()} />);

    await paste('{"other":1}');

    expect(await screen.findByText(detail)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('or paste what is in it').value).toBe('{"other":1}');
  });
});
