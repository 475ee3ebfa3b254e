import { LinkButton } from '@/components/LinkButton';
import { useCan } from '@/features/auth/session';

/** To what the audit log has of one thing, for those who may read it. */
export function HistoryLink({ target }: { target: string }) {
  const seesAudit = useCan('audit.read');
  if (!seesAudit) return null;
  return (
    <LinkButton to="/audit" search={{ target }} variant="default">
      History
    </LinkButton>
  );
}
