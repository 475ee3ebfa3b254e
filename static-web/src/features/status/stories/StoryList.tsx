import type { ReactNode } from 'react';
import type { Incident, StoryNote } from '@/api/types';
import { plainText } from '@/lib/plain-text';
import { lineTime, stepWords, storyOf } from './story';
import classes from './Stories.module.css';

interface StoryListProps {
  incident: Incident;
  now: number;
  /** What can be done about a note, below it. */
  below?: (note: StoryNote) => ReactNode;
}

/** The story of an incident: what the checks told, and what people wrote. */
export function StoryList({ incident, now, below }: StoryListProps) {
  const lines = storyOf(incident);
  if (lines.length === 0) return null;
  return (
    <ol className={classes['story']}>
      {lines.map(({ key, at, text, note }) => (
        <li key={key} className={note ? classes['note'] : undefined}>
          <time dateTime={at}>{lineTime(at, now)}</time>{' '}
          {note ? (
            <>
              <NoteHead note={note} />
              <p className={classes['text']}>
                <bdi>{plainText(text)}</bdi>
              </p>
              {below?.(note)}
            </>
          ) : (
            text
          )}
        </li>
      ))}
    </ol>
  );
}

function NoteHead({ note }: { note: StoryNote }) {
  return (
    <span className={classes['head']}>
      {note.step && <strong>{stepWords[note.step]}</strong>}
      {note.author && <bdi>{plainText(note.author)}</bdi>}
      {note.author && !note.public && <span className={classes['mark']}>internal</span>}
      {note.editedAt && <span>edited</span>}
    </span>
  );
}
