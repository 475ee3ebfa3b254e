import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

export interface Message {
  type: string;
  title: string;
  handleUrl: string | null;
}

/** A real thing to watch, which can be stopped, and started again on the same port; it takes messages too, also while it ails. */
export class TargetServer {
  readonly messages: Message[] = [];
  private server: Server | null = null;
  private status = 200;

  constructor(readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/health`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  ail(): void {
    this.status = 503;
  }

  heal(): void {
    this.status = 200;
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (!server) return;
    this.server = null;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.writeHead(this.status).end('fine');
      return;
    }
    this.messages.push((await json(request)) as Message);
    response.end();
  }
}
