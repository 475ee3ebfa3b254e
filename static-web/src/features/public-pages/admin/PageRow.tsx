import { Button } from '@mantine/core';
import type { PublicPage } from '@/api/types';
import { plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './Pages.module.css';

interface PageRowProps {
  page: PublicPage;
  canWrite: boolean;
  onEdit: () => void;
  onShare: () => void;
}

/** "3 services, everything tagged media". */
function chosenText({ sections }: PublicPage): string {
  const count = new Set(sections.flatMap(({ monitors }) => monitors)).size;
  const parts = [
    ...(count > 0 ? [plural(count, 'service')] : []),
    ...sections.flatMap(({ groups }) => groups.map((group) => `the group ${plainText(group)}`)),
    ...sections.flatMap(({ tags }) => tags.map((tag) => `everything tagged ${plainText(tag)}`)),
  ];
  return parts.join(', ') || 'no service yet';
}

export function PageRow({ page, canWrite, onEdit, onShare }: PageRowProps) {
  const title = plainText(page.title);
  return (
    <li className={classes['row']}>
      <span className={classes['swatch']} style={{ background: page.accent }} aria-hidden="true" />
      <div className={classes['what']}>
        <h3>
          {page.published ? (
            <a href={`/s/${page.slug}`} target="_blank" rel="noreferrer noopener">
              <bdi>{title}</bdi>
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </h3>
        <p className="fine">
          <strong className={classes['word']} data-state={page.published ? 'up' : 'paused'}>
            {page.published ? 'Published' : 'Draft'}
          </strong>{' '}
          · /s/{page.slug} · {chosenText(page)}
        </p>
      </div>
      <div className={classes['actions']}>
        {page.published && (
          <Button variant="default" size="compact-sm" onClick={onShare} aria-label={`Share ${title}`}>
            Share
          </Button>
        )}
        {canWrite && (
          <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={`Edit ${title}`}>
            Edit
          </Button>
        )}
      </div>
    </li>
  );
}
