import { Link } from '@tanstack/react-router';
import { EntryLayout } from '@/components/EntryLayout';

export function NotFoundPage() {
  return (
    <EntryLayout title="No such page" lead="The address may be from another version.">
      <Link to="/">To the dashboard</Link>
      <Link to="/status">To the status page</Link>
    </EntryLayout>
  );
}
