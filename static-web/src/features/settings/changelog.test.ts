import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChangelog, spansOf } from './changelog';

describe('readChangelog', () => {
  it('readChangelog_TwoReleases_KeepsTheirPointsWhole', () => {
    const releases = readChangelog('# Changes\n\n## 0.2.0\n- One that\n  goes on\n- Two\n\n## 0.1.0\n- Three\n');

    expect(releases).toEqual([
      { title: '0.2.0', changes: ['One that goes on', 'Two'] },
      { title: '0.1.0', changes: ['Three'] },
    ]);
  });

  it('readChangelog_OurOwn_HasNothingThatIsNotShown', () => {
    const written = readFileSync(join(process.cwd(), '../CHANGELOG.md'), 'utf8');

    const points = readChangelog(written).flatMap(({ changes }) => changes);

    expect(points.length).toBe(written.split('\n').filter((line) => line.startsWith('- ')).length);
    expect(points.flatMap(spansOf).filter(({ text }) => /[*`[\]]/.test(text))).toEqual([]);
  });
});
