import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const launcher = join(import.meta.dirname, '../../nebula');

/**
 * The PostgreSQL of one data folder. Killed, it would be back within a second; frozen, it is a server that no longer
 * answers, as on a dying disk.
 */
export class PostgresProcess {
  private constructor(private readonly pid: number) {}

  static of(data: string): PostgresProcess {
    const said = JSON.parse(execFileSync(launcher, ['status', '--json', '--data', data], { encoding: 'utf8' })) as {
      state: { services: { name: string; processId: number | null }[] };
    };
    const pid = said.state.services.find(({ name }) => name === 'postgres')?.processId;
    if (!pid) throw new Error(`No PostgreSQL of its own runs on ${data}.`);
    return new PostgresProcess(pid);
  }

  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  /** The server first, so that it starts no further process meanwhile. */
  private signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    const waiting = [this.pid];
    for (let pid = waiting.shift(); pid !== undefined; pid = waiting.shift()) {
      process.kill(pid, name);
      waiting.push(...childrenOf(pid));
    }
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
