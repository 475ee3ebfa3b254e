import { createInterface } from 'node:readline';

/** One JSON line for each line on standard input, in order; ends with it, so that no process outlives the tests. */
export async function answerLines(answer) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  }
  process.exit(0);
}
