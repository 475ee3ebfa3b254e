import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { LinkButton } from '@/components/LinkButton';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan, useSession } from '@/features/auth/session';
import { plainText } from '@/lib/plain-text';
import { useNow } from '@/lib/use-now';
import { useHoldNews } from './holds/use-holds';
import { incidentQuery } from './stories/api/stories';
import { IncidentStory } from './stories/IncidentStory';

/** One incident with its whole story, under an address of its own. */
export default function IncidentPage() {
  const session = useSession();
  const canHandle = useCan('incidents.handle');
  const { id } = useParams({ from: '/shell/status/incidents/$id' });
  const { as } = useSearch({ from: '/shell/status/incidents/$id' });
  const asVisitor = as === 'visitor' && session !== null;
  const { data: incident, error, refetch } = useQuery(incidentQuery(id, asVisitor));
  const now = useNow();
  useHoldNews();
  const problem = error && toProblem(error);

  return (
    <>
      <PageHeader
        title={incident ? plainText(incident.title) : 'Incident'}
        actions={
          <LinkButton to="/status" search={{ as }} variant="default" size="sm">
            All of the status
          </LinkButton>
        }
      />
      {asVisitor && (
        <p className="notice" role="status">
          This is what anyone sees without signing in.
        </p>
      )}
      {problem && !incident && (problem.status === 404 || problem.status === 400 ? <NotShown isStranger={session === null} /> : <ProblemNotice problem={problem} retry={() => void refetch()} />)}
      {!incident && !problem && <Bones label="Reading the incident" heights={[60, 120, 80]} />}
      {incident && <IncidentStory incident={incident} now={now} isStranger={session === null || asVisitor} canWrite={canHandle && !asVisitor} />}
    </>
  );
}

function NotShown({ isStranger }: { isStranger: boolean }) {
  return (
    <p>
      This incident is not there, or it is not shown to you.
      {isStranger && (
        <>
          {' '}
          <Link to="/login">Sign in</Link> to see all of them.
        </>
      )}
    </p>
  );
}
