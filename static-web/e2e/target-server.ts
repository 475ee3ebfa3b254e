import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A real thing to watch, which can be stopped and started again on the same port. */
export class TargetServer {
  private server: Server | null = null;

  constructor(readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/health`;
  }

  async start(): Promise<void> {
    this.server = createServer((_request, response) => response.end('fine'));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
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
}
