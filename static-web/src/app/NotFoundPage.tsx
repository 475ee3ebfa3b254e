import { Link } from '@tanstack/react-router';
import { PageHeader } from '@/components/PageHeader';

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="No such page" lead="The address may be from another version." />
      <p className="row">
        <Link to="/">To the dashboard</Link>
        <Link to="/status">To the status page</Link>
      </p>
    </>
  );
}
