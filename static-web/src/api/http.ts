import { type ApiProblem, readProblem, unreachableProblem } from './problem';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Ask as a stranger: no cookie is sent. */
  asVisitor?: boolean;
  /** The call is about the session itself, so a 401 is its answer and not a reason to sign in again. */
  ownsSession?: boolean;
}

interface SessionHooks {
  /** Token of the current session, sent with every change. */
  csrfToken: () => string | undefined;
  /** Opens the dialog over the page that asks to sign in again, or for the password alone; true once that is done. */
  reauthenticate: (reason: 'ended' | 'old') => Promise<boolean>;
  /** Reads the session again: another tab may have signed in and changed the token. */
  refresh: () => Promise<boolean>;
}

let hooks: SessionHooks = {
  csrfToken: () => undefined,
  reauthenticate: () => Promise.resolve(false),
  refresh: () => Promise.resolve(false),
};

export function connectSession(next: SessionHooks): void {
  hooks = next;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const token = hooks.csrfToken();
  if (method !== 'GET' && token) headers['X-CSRF-Token'] = token;
  try {
    return await fetch(path, {
      method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
      credentials: options.asVisitor ? 'omit' : 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachableProblem();
  }
}

/** A lost session or a changed token is mended once, and the same call sent again: a filled-in form is never lost. */
async function mended(problem: ApiProblem, options: RequestOptions): Promise<boolean> {
  if (options.ownsSession || options.asVisitor) return false;
  if (problem.status === 401) return hooks.reauthenticate('ended');
  if (problem.code === 'reauthentication_required') return hooks.reauthenticate('old');
  if (problem.status === 403 && problem.code.startsWith('csrf')) return hooks.refresh();
  return false;
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  let response = await send(path, options);
  if (!response.ok) {
    const problem = await readProblem(response);
    if (!(await mended(problem, options))) throw problem;
    response = await send(path, options);
    if (!response.ok) throw await readProblem(response);
  }
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}
