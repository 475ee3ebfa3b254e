import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const patienceMs = 300_000;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/**
 * Starts the real product on a data folder of its own and reads the one-time link from what it prints, as a
 * person would. NEBULA_E2E_LINK names a link of a stack that runs already (its target port in NEBULA_E2E_TARGET).
 */
export default async function startStack(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['NEBULA_E2E_LINK']) return undefined;
  const port = await freePort();
  const target = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'nebula-e2e-'));
  const child = spawn(join(root, 'nebula'), ['up', '--data', data, '--port', String(port)], {
    cwd: root,
    env: { ...process.env, NEBULA_OUTBOUND_ALLOW: `127.0.0.1:${target}`, NEBULA_PUBLIC_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const link = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No setup link within ${patienceMs / 1000} s:\n${output}`)), patienceMs);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/\S+\/setup#\S+/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`./nebula up ended with ${code}:\n${output}`)));
  });
  process.env['NEBULA_E2E_LINK'] = link;
  process.env['NEBULA_E2E_TARGET'] = String(target);
  process.env['NEBULA_E2E_DATA'] = data;
  return async () => {
    const gone = once(child, 'exit');
    child.removeAllListeners('exit');
    const ended = child.exitCode === null ? once(child, 'exit') : gone;
    child.kill('SIGINT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}
