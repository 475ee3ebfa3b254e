import { OpenIcon } from '@/components/icons';
import { plainText } from '@/lib/plain-text';
import { safeHref } from '@/lib/safe-href';
import { hostOf } from '../layout/model';
import classes from './panels.module.css';

export function LinkTile({ address, title }: { address: string; title: string | null }) {
  const host = hostOf(address);
  const text = (
    <>
      <OpenIcon size={14} />
      <span>
        <bdi>{plainText(title ?? host)}</bdi>
      </span>
      {title && <small>{host}</small>}
    </>
  );
  const href = safeHref(address);
  return href ? (
    <a href={href} target="_blank" rel="noreferrer noopener" className={classes['link']}>
      {text}
    </a>
  ) : (
    <p className={classes['link']}>{text}</p>
  );
}
