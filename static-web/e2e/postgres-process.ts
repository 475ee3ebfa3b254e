import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const launcher = join(import.meta.dirname, '../../nebula');

/**
 * The PostgreSQL of one data folder. Killed, it would be back within a second; frozen, it is a server that no longer
 * answers, as on a dying disk.
 */
export class PostgresProcess {
  private readonly frozen: number[] = [];

  private constructor(private readonly pid: number) {}

  static of(data: string): PostgresProcess {
    const said = JSON.parse(execFileSync(launcher, ['status', '--json', '--data', data], { encoding: 'utf8' })) as {
      state: { services: { name: string; processId: number | null }[] };
    };
    const pid = said.state.services.find(({ name }) => name === 'postgres')?.processId;
    if (!pid) throw new Error(`No PostgreSQL of its own runs on ${data}.`);
    return new PostgresProcess(pid);
  }

  /** The server first, so that it starts no further process meanwhile. */
  freeze(): void {
    const waiting = [this.pid];
    for (let pid = waiting.shift(); pid !== undefined; pid = waiting.shift()) {
      process.kill(pid, 'SIGSTOP');
      this.frozen.push(pid);
      waiting.push(...childrenOf(pid));
    }
  }

  /** Only what was frozen, the server last: what it starts once it runs again comes and goes by itself. */
  thaw(): void {
    for (const pid of this.frozen.splice(0).reverse()) process.kill(pid, 'SIGCONT');
  }
}

function childrenOf(parent: number): number[] {
  const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));
}
