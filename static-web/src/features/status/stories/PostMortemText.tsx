import type { PostMortem } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './Stories.module.css';

export function PostMortemText({ postMortem, now }: { postMortem: PostMortem; now: number }) {
  return (
    <section aria-labelledby="post-mortem">
      <h2 id="post-mortem">What was learned</h2>
      <p className={classes['text']}>
        <bdi>{plainText(postMortem.text)}</bdi>
      </p>
      <p className="fine">
        {!postMortem.published && <span className={classes['mark']}>draft</span>} {formatMoment(postMortem.at, now)}
        {postMortem.author && (
          <>
            {' '}
            by <bdi>{plainText(postMortem.author)}</bdi>
          </>
        )}
      </p>
    </section>
  );
}
