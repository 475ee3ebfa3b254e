import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Incident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { useSession } from '@/features/auth/session';
import { formatDuration, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { EvidencePanel } from '../components/EvidencePanel';
import { IncidentHandling } from '../holds/IncidentHandling';
import { PostMortemText } from './PostMortemText';
import { endWords } from './story';
import type { Writing } from './StoryForms';
import { StoryList } from './StoryList';
import classes from './Stories.module.css';

const StoryForms = lazy(() => import('./StoryForms'));

interface IncidentStoryProps {
  incident: Incident;
  now: number;
  isStranger: boolean;
  canWrite: boolean;
}

export function IncidentStory({ incident, now, isStranger, canWrite }: IncidentStoryProps) {
  const me = useSession()?.user.id;
  const [writing, setWriting] = useState<Writing | null>(null);
  const isOpen = incident.state === 'open';
  const seconds = isOpen ? (now - Date.parse(incident.startedAt)) / 1000 : incident.durationSeconds;
  const form = writing && (
    <Suspense>
      <StoryForms incident={incident} writing={writing} onDone={() => setWriting(null)} />
    </Suspense>
  );

  return (
    <div className={classes['page']}>
      <section aria-label="How it is">
        <div className={classes['state']} data-state={isOpen ? incident.severity : 'up'}>
          <StateIcon state={isOpen ? incident.severity : 'up'} size={22} />
          <div>
            <p>
              <strong>{endWords(incident)}</strong> · since {formatMoment(incident.startedAt, now)} · {isOpen ? 'for' : 'lasted'} {formatDuration(seconds)}
            </p>
            {!incident.manual && <p className="dim">{incident.reason}</p>}
            {!isStranger && <p className="fine">{incident.public ? 'Visitors see it.' : 'Visitors do not see it.'}</p>}
            {incident.services.length > 0 && (
              <p className={classes['services']}>
                {incident.services.map((service) => (
                  <Link key={service} to="/status" search={{ service, as: isStranger && me ? 'visitor' : undefined }}>
                    {service}
                  </Link>
                ))}
              </p>
            )}
          </div>
        </div>
        {isOpen && !isStranger && <IncidentHandling incident={incident} now={now} />}
      </section>
      {incident.evidence && <EvidencePanel evidence={incident.evidence} />}
      <section aria-labelledby="story">
        <h2 id="story">The story</h2>
        <StoryList
          incident={incident}
          now={now}
          below={(note) =>
            canWrite && note.authorId === me && writing !== note ? (
              <button type="button" className="link" onClick={() => setWriting(note)}>
                Change<span className="visually-hidden"> what you wrote: {plainText(note.text.slice(0, 40))}</span>
              </button>
            ) : null
          }
        />
      </section>
      {canWrite && writing === null && (
        <div className="row">
          {incident.manual && isOpen && (
            <Button size="sm" onClick={() => setWriting('update')}>
              Tell how it goes on
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => setWriting('note')}>
            Write a note
          </Button>
          {!isOpen && (
            <Button size="sm" variant="default" onClick={() => setWriting('post-mortem')}>
              {incident.postMortem ? 'Change the post-mortem' : 'Write a post-mortem'}
            </Button>
          )}
        </div>
      )}
      {form}
      {incident.postMortem && <PostMortemText postMortem={incident.postMortem} now={now} />}
    </div>
  );
}
