import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StoryNote } from '@/api/types';
import { at, incident } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { NoteForm } from './NoteForm';

const server = setupServer();
const note: StoryNote = { id: 'n1', at: at(60), text: 'The fuse.', public: false, author: 'ada', authorId: 'a' };

beforeAll(() => {
  // A text that grows with what is in it asks when fonts are there; jsdom has none.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('NoteForm', () => {
  it('Save_NewNote_SendsItInternalAndIsDone', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/incidents/i1/notes', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(note, { status: 201 });
      }),
    );
    const onDone = vi.fn();
    renderSignedIn(<NoteForm incident={incident('i1')} note={null} onDone={onDone} />);

    await userEvent.type(screen.getByLabelText('Note'), 'The fuse.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(sent).toEqual([{ text: 'The fuse.', public: false }]);
  });

  it('Save_Refused_SaysWhyAtTheFieldAndKeepsTheText', async () => {
    const problem = { code: 'story_invalid', detail: 'It cannot be saved.', errors: [{ field: 'text', message: 'Control characters are not allowed.' }] };
    server.use(http.put('*/api/incidents/i1/notes/n1', () => HttpResponse.json(problem, { status: 400 })));
    renderSignedIn(<NoteForm incident={incident('i1')} note={note} onDone={vi.fn()} />);

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Control characters are not allowed.')).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('The fuse.');
  });

  it('Delete_OwnNote_AsksTwice', async () => {
    server.use(http.delete('*/api/incidents/i1/notes/n1', () => new HttpResponse(null, { status: 204 })));
    const onDone = vi.fn();
    renderSignedIn(<NoteForm incident={incident('i1')} note={note} onDone={onDone} />);

    await userEvent.click(screen.getByRole('button', { name: 'Delete…' }));
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Delete this note' }));

    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });
});
