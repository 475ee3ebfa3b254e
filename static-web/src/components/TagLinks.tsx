import { Link } from '@tanstack/react-router';
import classes from './TagLinks.module.css';

/** Tags, each of which shows what else has it. */
export function TagLinks({ tags, to }: { tags: string[]; to: '/monitors' | '/status' }) {
  return tags.length === 0 ? null : (
    <ul className={classes['tags']} aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <Link to={to} search={(search) => ({ ...search, tag })} className={classes['tag']}>
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
