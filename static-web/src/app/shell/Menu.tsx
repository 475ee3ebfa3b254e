import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { MoreIcon } from '@/components/icons';
import classes from './Menu.module.css';
import { isCurrent, sectionsOf, tabsOf, type Destination } from './navigation';

const MoreSheet = lazy(() => import('./MoreSheet'));

/** All pages in groups on a desk; on a phone four of them at the bottom, the others behind "More". */
export function Menu({ pages }: { pages: Destination[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The sheet is gone at once, so it cannot give the focus back by itself.
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  const { shown, more } = tabsOf(pages);
  const hidden = more.find((page) => isCurrent(page, path));

  return (
    <>
      <nav aria-label="Main" className={classes['menu']}>
        {sectionsOf(pages.filter(({ group }) => group !== 'account')).map((section) => (
          <div key={section.group} className={classes['section']}>
            {section.title && (
              <h2 id={`menu-${section.group}`} className={classes['title']}>
                {section.title}
              </h2>
            )}
            <ul aria-labelledby={section.title ? `menu-${section.group}` : undefined}>
              {section.pages.map((page) => (
                <li key={page.to}>
                  <MenuLink page={page} path={path} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {pages.length > 1 && (
        <nav aria-label="Main" className={classes['tabs']}>
          {shown.map((page) => (
            <MenuLink key={page.to} page={page} path={path} />
          ))}
          {more.length > 0 && (
            <button
              ref={button}
              type="button"
              className={classes['link']}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              data-current={hidden !== undefined || undefined}
              onClick={() => setIsOpen(true)}
            >
              <MoreIcon />
              <span>More</span>
              {hidden && <span className="visually-hidden">, you are on {hidden.label}</span>}
            </button>
          )}
        </nav>
      )}
      <Suspense>{isOpen && <MoreSheet pages={more} path={path} onClose={close} />}</Suspense>
    </>
  );
}

function MenuLink({ page: { to, label, Icon }, path }: { page: Destination; path: string }) {
  return (
    // By itself the router takes every page below another for that one too.
    <Link to={to} activeOptions={{ exact: true }} className={classes['link']} aria-current={isCurrent({ to }, path) ? 'page' : undefined}>
      <Icon />
      <span>{label}</span>
    </Link>
  );
}
