import { Link } from '@tanstack/react-router';
import { LinkButton } from '@/components/LinkButton';
import { useCan } from '@/features/auth/session';

interface HistoryLinkProps {
  target: string;
  /** The thing's name where the link stands at the end of a line about it; without, it is a button of a form. */
  of?: string;
}

/** To what the audit log has of one thing, for those who may read it. */
export function HistoryLink({ target, of }: HistoryLinkProps) {
  const seesAudit = useCan('audit.read');
  if (!seesAudit) return null;
  if (of === undefined) {
    return (
      <LinkButton to="/audit" search={{ target }} variant="default">
        History
      </LinkButton>
    );
  }
  return (
    <>
      {' · '}
      <Link to="/audit" search={{ target }}>
        History<span className="visually-hidden"> of {of}</span>
      </Link>
    </>
  );
}
