export interface FieldProblem {
  field: string;
  message: string;
}

export interface ProblemDetails {
  title: string;
  status: number;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: FieldProblem[];
  retryAfterSeconds?: number;
}

/** Every failed call ends as one of these, so that pages show errors in one way. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string | undefined;
  readonly errors: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code ?? `http_${problem.status}`;
    this.traceId = problem.traceId;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = problem.retryAfterSeconds;
  }

  /** Messages by field name; the last part of a path such as `check.url` is also found by itself. */
  fieldMessages(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const { field, message } of this.errors) {
      messages[field] ??= message;
      const last = field.split('.').at(-1);
      if (last) messages[last] ??= message;
    }
    return messages;
  }
}

const unreachable: ProblemDetails = {
  title: 'No connection',
  status: 0,
  code: 'unreachable',
  detail: 'Nebula does not answer. Is it running? `./nebula status` on the machine tells.',
};

export function unreachableProblem(): ApiProblem {
  return new ApiProblem(unreachable);
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  const fallback: ProblemDetails = {
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
  };
  if (!response.headers.get('content-type')?.includes('json')) return new ApiProblem(fallback);
  try {
    const body = (await response.json()) as Partial<ProblemDetails>;
    const problem = new ApiProblem({ ...fallback, ...body, status: response.status });
    return problem;
  } catch {
    return new ApiProblem(fallback);
  }
}

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ title: 'Unexpected', status: 0, code: 'client', detail: error instanceof Error ? error.message : String(error) });
}
