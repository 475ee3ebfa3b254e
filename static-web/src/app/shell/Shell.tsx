import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { SearchIcon } from '@/components/icons';
import { Wordmark } from '@/components/Wordmark';
import { useSession } from '@/features/auth/session';
import { ConnectionBanner } from '@/features/status/live/ConnectionBanner';
import { useLiveStatus } from '@/features/status/live/use-live-status';
import { useHotkey } from '@/lib/use-hotkey';
import { Account } from './Account';
import { reachable } from './navigation';
import { ThemeSwitch } from './ThemeSwitch';
import classes from './Shell.module.css';

const Palette = lazy(() => import('@/features/palette/Palette'));

export function Shell() {
  const session = useSession();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLiveStatus(session?.user.id ?? null);
  useHotkey('k', () => setPaletteOpen(true));

  return (
    <div className={classes['shell']} data-stranger={session === null || undefined}>
      <a className={classes['skip']} href="#content">
        Skip to the content
      </a>
      <header className={classes['bar']}>
        <Link to={session ? '/' : '/status'} className={classes['home']} aria-label="Nebula, home">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className={classes['nav']}>
          {reachable(session?.permissions).map(({ to, label, Icon }) => (
            <Link key={to} to={to} className={classes['link']} aria-current={path === to ? 'page' : undefined}>
              <Icon />
              <span>{label}</span>
            </Link>
          ))}
        </nav>
        <div className={classes['tools']}>
          <button type="button" className={classes['search']} onClick={() => setPaletteOpen(true)} aria-keyshortcuts="Control+K Meta+K">
            <SearchIcon size={15} />
            <span>Find or do</span>
            <kbd aria-hidden="true">Ctrl K</kbd>
          </button>
          <ThemeSwitch />
          <Account session={session} />
        </div>
      </header>
      <div className={classes['body']}>
        <ConnectionBanner />
        <main id="content" tabIndex={-1} className={classes['content']}>
          <Outlet />
        </main>
      </div>
      <Suspense>{paletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}</Suspense>
    </div>
  );
}
