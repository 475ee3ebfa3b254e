import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { PublicPageInput } from '@/api/types';
import { useLater } from '@/lib/use-later';
import { useNow } from '@/lib/use-now';
import { previewQuery } from '../api/pages';
import { PageView } from '../visitor/PageView';
import classes from './Pages.module.css';

/** The page as the server would give it to a visitor now. */
export function PagePreview({ input }: { input: PublicPageInput }) {
  const later = useLater(input, 300);
  const isReady = later.title !== '' && later.slug !== '';
  const { data, error } = useQuery({ ...previewQuery(later), enabled: isReady });
  const now = useNow();
  return (
    <section className={classes['preview']} aria-label="As visitors see it">
      <p className="fine">As visitors see it</p>
      {!isReady && <p className="dim">Give it a title, and it is shown here.</p>}
      {isReady && error && <p className="dim">{Object.values(toProblem(error).fieldMessages())[0] ?? toProblem(error).message}</p>}
      {isReady && !error && data && <PageView page={data} now={now} />}
    </section>
  );
}
