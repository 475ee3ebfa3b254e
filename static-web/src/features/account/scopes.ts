/** What a permission lets a program do, in words; one without words is shown by its name alone. */
const words: Record<string, string> = {
  'audit.export': 'take the audit log away',
  'audit.read': 'read the audit log and events of security',
  'automations.read': 'read automations and what they did',
  'automations.write': 'make and change automations',
  'backups.make': 'make a backup',
  'backups.read': 'see the backups there are',
  'events.manage': 'retry what handlers could not do',
  'events.read': 'read what happened',
  'health.read': 'see the parts of Nebula and their health',
  'incidents.handle': 'acknowledge, snooze, open and write of incidents',
  'metrics.read': 'read the status of everything as metrics, for Prometheus',
  'monitors.read': 'read monitors',
  'monitors.run': 'run a check at once',
  'monitors.write': 'make, change and delete monitors',
  'notifications.read': 'read where news goes, and what was sent',
  'notifications.write': 'change where news goes',
  'pages.write': 'make, publish and delete status pages for visitors',
  'secrets.rotate': 'see which keys seal secrets',
  'service-map.read': 'see the service map',
  'settings.read': 'read settings, secrets excepted',
  'settings.write': 'change ordinary settings',
  'settings.secure': 'change secrets and dangerous settings',
  'status.read': 'read the status of everything',
  'users.read': 'see the users',
  'users.write': 'end sessions, shut users out',
};

// A GET of something that the permission opens, for a first try.
export const examples: Record<string, string> = {
  'status.read': '/api/status',
  'monitors.read': '/api/monitors',
  'metrics.read': '/api/metrics',
  'events.read': '/api/events',
  'audit.read': '/api/audit',
  'health.read': '/api/health/ready',
  'settings.read': '/api/settings',
  'users.read': '/api/users',
  'notifications.read': '/api/notifications/channels',
  'automations.read': '/api/automations',
  'backups.read': '/api/backups',
  'service-map.read': '/api/service-map',
};

export const scopeWords = (permission: string): string | undefined => words[permission];

/** A command to try the key with; permissions that only change something have none. */
export function curlExample(token: string, permissions: string[], origin: string): string | undefined {
  const path = permissions.map((permission) => examples[permission]).find(Boolean);
  return path && `curl -H 'Authorization: Bearer ${token}' ${origin}${path}`;
}
