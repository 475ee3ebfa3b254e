import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { CommandLine } from '@/components/CommandLine';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatDuration } from '@/lib/format';
import { versionQuery } from './api/get-version';
import { readChangelog, spansOf } from './changelog';
import classes from './SettingsPage.module.css';

const byLauncher = 'git pull && ./nebula down && ./nebula up --detach';
const inContainers = 'git pull && docker compose up -d --build';

/** What runs here, what is new in it, and how to bring it up to date. Nobody outside is asked whether there is something newer. */
export function About({ now }: { now: number }) {
  const { data, error, refetch } = useQuery(versionQuery);
  return (
    <section className={classes['group']} aria-labelledby="about">
      <h2 id="about">This Nebula</h2>
      {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!data && !error && <Bones label="Reading the version" heights={[96]} />}
      {data && (
        <div className={`panel ${classes['about']}`}>
          <p>
            Version <strong>{data.version}</strong>, build <code>{data.build}</code>, running for {formatDuration((now - Date.parse(data.startedAt)) / 1000)}
          </p>
          <details className="fold">
            <summary>What changed</summary>
            {readChangelog(data.changes).map(({ title, changes }) => (
              <section key={title} className={classes['release']}>
                <h3>{title}</h3>
                <ul>
                  {changes.map((change) => (
                    <li key={change}>
                      <Spans text={change} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </details>
          <details className="fold">
            <summary>How to update</summary>
            <div className="stack">
              <p className="dim">
                Make a <Link to="/backups">backup</Link> first. In the folder of the sources, where <code>./nebula</code> started it:
              </p>
              <CommandLine command={byLauncher} />
              <p className="dim">
                In containers, from <code>deploy/functions</code>:
              </p>
              <CommandLine command={inContainers} />
              <p className="fine">The databases are brought up to date as it starts. Nebula never asks outside for a newer version.</p>
            </div>
          </details>
        </div>
      )}
    </section>
  );
}

function Spans({ text }: { text: string }) {
  return spansOf(text).map((span, place) => {
    const key = `${place}:${span.text}`;
    if (span.as === 'strong') return <strong key={key}>{span.text}</strong>;
    return span.as === 'code' ? <code key={key}>{span.text}</code> : <Fragment key={key}>{span.text}</Fragment>;
  });
}
