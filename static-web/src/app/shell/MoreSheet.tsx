import '@/app/overlays.css';
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './MoreSheet.module.css';
import { isCurrent, sectionsOf, type Destination } from './navigation';

interface MoreSheetProps {
  pages: Destination[];
  path: string;
  onClose: () => void;
}

/** What has no place in the bar of a phone. */
export default function MoreSheet({ pages, path, onClose }: MoreSheetProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title="More"
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      classNames={{ content: classes['sheet'] ?? '' }}
    >
      <nav aria-label="More pages" className={classes['sections']}>
        {sectionsOf(pages).map((section) => (
          <div key={section.group}>
            {section.title && (
              <h3 id={`more-${section.group}`} className={classes['title']}>
                {section.title}
              </h3>
            )}
            <ul aria-labelledby={section.title ? `more-${section.group}` : undefined} className={classes['places']}>
              {section.pages.map((page) => (
                <li key={page.to}>
                  <Link to={page.to} activeOptions={{ exact: true }} className={classes['place']} aria-current={isCurrent(page, path) ? 'page' : undefined} onClick={onClose}>
                    <page.Icon size={20} />
                    {page.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </Drawer>
  );
}
