// Adds up, gzipped, everything that a page needs before it can be used: its HTML, scripts and styles with all
// static imports. What is loaded on demand (drawer, chart, palette, forms) is not part of it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 200 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const pages = {
  '/login': 'src/features/auth/LoginPage.tsx',
  '/setup': 'src/features/setup/SetupPage.tsx',
  '/': 'src/features/dashboard/DashboardPage.tsx',
  '/status': 'src/features/status/StatusPage.tsx',
  '/status/incidents/$id': 'src/features/status/IncidentPage.tsx',
  '/invite': 'src/features/invite/InvitePage.tsx',
  '/users': 'src/features/users/UsersPage.tsx',
  '/account': 'src/features/account/AccountPage.tsx',
  '/monitors': 'src/features/monitors/MonitorsPage.tsx',
  '/events': 'src/features/events/EventsPage.tsx',
  '/notifications': 'src/features/notifications/NotificationsPage.tsx',
  '/automations': 'src/features/automations/AutomationsPage.tsx',
  '/maintenance': 'src/features/maintenance/MaintenancePage.tsx',
  '/audit': 'src/features/audit/AuditPage.tsx',
  '/backups': 'src/features/backups/BackupsPage.tsx',
  '/integrations': 'src/features/integrations/IntegrationsPage.tsx',
  '/settings': 'src/features/settings/SettingsPage.tsx',
  '/s/$slug': 'src/features/public-pages/visitor/VisitorPage.tsx',
  '/status/pages': 'src/features/public-pages/admin/PagesPage.tsx',
  '/ack': 'src/features/ack/AckPage.tsx',
  '/login/oidc': 'src/features/auth/OidcReturnPage.tsx',
};

// A page that nobody measures grows unseen.
const routed = [...readFileSync(new URL('../src/app/router.tsx', import.meta.url), 'utf8').matchAll(/import\('@\/(features\/[^']+)'\)/g)].map(([, file]) => `src/${file}.tsx`);
const forgotten = routed.filter((file) => !Object.values(pages).includes(file));
if (forgotten.length > 0) throw new Error(`Not measured: ${forgotten.join(', ')}`);

function collect(key, files) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const imported of chunk.imports ?? []) collect(imported, files);
}

let failed = false;
for (const [path, entry] of Object.entries(pages)) {
  const files = new Set(['index.html', 'theme.js']);
  collect('index.html', files);
  collect(entry, files);
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
  failed ||= bytes > limit;
  console.log(`${path.padEnd(14)} ${(bytes / 1024).toFixed(1).padStart(6)} KB in ${files.size} files${bytes > limit ? '  over the limit' : ''}`);
}
process.exitCode = failed ? 1 : 0;
