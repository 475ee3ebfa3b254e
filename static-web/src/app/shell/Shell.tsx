import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { SearchIcon } from '@/components/icons';
import { Wordmark } from '@/components/Wordmark';
import { useSession } from '@/features/auth/session';
import { ConnectionBanner } from '@/features/status/live/ConnectionBanner';
import { useLiveStatus } from '@/features/status/live/use-live-status';
import { useHotkey } from '@/lib/use-hotkey';
import { Account } from './Account';
import { Menu } from './Menu';
import { reachable } from './navigation';
import { ThemeSwitch } from './ThemeSwitch';
import classes from './Shell.module.css';

const Palette = lazy(() => import('@/features/palette/Palette'));

export function Shell() {
  const session = useSession();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const pages = reachable(session?.permissions);
  useLiveStatus(session?.user.id ?? null);
  useHotkey('k', () => setPaletteOpen(true));

  return (
    <div className={classes['shell']} data-tabs={pages.length > 1 || undefined}>
      <a className={classes['skip']} href="#content">
        Skip to the content
      </a>
      <header className={classes['bar']}>
        <Link to={session ? '/' : '/status'} className={classes['home']} aria-label="Nebula, home">
          <Wordmark />
        </Link>
        <Menu pages={pages} />
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
