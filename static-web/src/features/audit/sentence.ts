import type { AuditItem } from '@/api/types';

interface Act {
  /** "was refused to pause", "tried to pause" */
  plain: string;
  past: string;
  /** The thing in words, where the target says too little. */
  thing?: string;
  /** Where "was not allowed to" would be nonsense. */
  refused?: string;
}

/** Acts whose names do not say them in English. */
const special: Record<string, Act> = {
  'sessions.create': { plain: 'sign in', past: 'signed in', thing: '' },
  'sessions.delete': { plain: 'sign out', past: 'signed out', thing: '' },
  'sessions.confirm': { plain: 'confirm who is there', past: 'confirmed who is there', thing: '' },
  'account.password': { plain: 'change the own password', past: 'changed the own password', thing: '' },
  'account.totp_on': { plain: 'turn the second factor on', past: 'turned the second factor on', thing: '' },
  'account.totp_off': { plain: 'turn the second factor off', past: 'turned the second factor off', thing: '' },
  'account.recovery_codes': { plain: 'take new recovery codes', past: 'took new recovery codes', thing: '' },
  'account.link': { plain: 'link an account of the identity provider', past: 'linked an account of the identity provider', thing: '' },
  'account.unlink': { plain: 'unlink the account of the identity provider', past: 'unlinked the account of the identity provider', thing: '' },
  'account.passkey_add': { plain: 'add a passkey', past: 'added a passkey', thing: '' },
  'account.passkey_rename': { plain: 'rename a passkey', past: 'renamed a passkey', thing: '' },
  'account.passkey_remove': { plain: 'remove a passkey', past: 'removed a passkey', thing: '' },
  'users.role': { plain: 'change the role of', past: 'changed the role of' },
  'users.owner': { plain: 'hand ownership to', past: 'handed ownership to' },
  'users.reset-password': { plain: 'reset the password of', past: 'reset the password of' },
  'users.reset-totp': { plain: 'remove the second factor of', past: 'removed the second factor of' },
  'users.disable': { plain: 'shut out', past: 'shut out' },
  'users.enable': { plain: 'let in', past: 'let in' },
  'invites.accept': { plain: 'accept an invitation', past: 'accepted an invitation', thing: '' },
  'invites.delete': { plain: 'withdraw', past: 'withdrew' },
  'api-keys.delete': { plain: 'revoke', past: 'revoked' },
  'backups.create': { plain: 'make', past: 'made' },
  'backups.request': { plain: 'ask for a backup', past: 'asked for a backup', thing: '' },
  'monitors.push_address': { plain: 'make a new address for the calls of', past: 'made a new address for the calls of' },
  'incidents.acknowledge': { plain: 'take in hand', past: 'took in hand' },
  'incidents.release': { plain: 'give back', past: 'gave back' },
  'dashboard.update': { plain: 'arrange the own dashboard', past: 'arranged the own dashboard', thing: '' },
  'dashboard.reset': { plain: 'forget the own dashboard', past: 'went back to the shared dashboard', thing: '' },
  'dashboard.share': { plain: 'arrange the shared dashboard', past: 'arranged the shared dashboard', thing: '' },
  'dashboard.unshare': { plain: 'forget the shared dashboard', past: 'forgot the shared dashboard', thing: '' },
  'maintenance.end': { plain: 'end', past: 'ended' },
  'incidents.open': { plain: 'open', past: 'opened' },
  'incidents.update': { plain: 'tell of', past: 'told of' },
  'incidents.notes.create': { plain: 'add a note to', past: 'added a note to' },
  'incidents.notes.update': { plain: 'change a note of', past: 'changed a note of' },
  'incidents.notes.delete': { plain: 'delete a note of', past: 'deleted a note of' },
  'incidents.post-mortem': { plain: 'write the post-mortem of', past: 'wrote the post-mortem of' },
  'incidents.link': { plain: 'use the link of a message about', past: 'used the link of a message about' },
  'settings.reset': { plain: 'take back', past: 'took back' },
  'events.retry_all': { plain: 'have all dead letters tried again', past: 'had all dead letters tried again', thing: '' },
  'notifications.retry': { plain: 'send again', past: 'sent again' },
  'fire-drill.start': { plain: 'begin a fire drill', past: 'began a fire drill', thing: '' },
  'recovery-file.create': { plain: 'make a recovery file', past: 'made a recovery file', thing: '' },
  'setup.owner': { plain: 'become the owner', past: 'became the owner', thing: '' },
  'setup.link': { plain: 'make a setup link', past: 'made a setup link', thing: '' },
  'secrets.rotate': { plain: 'rotate the keys of secrets', past: 'rotated the keys of secrets', thing: '' },
  'audit.export': { plain: 'export the audit log', past: 'exported the audit log', thing: '' },
  'service-map.apply': { plain: 'change the service map', past: 'changed the service map', thing: '', refused: 'was refused: the service map has faults' },
  'databases.migrate': { plain: 'migrate the databases', past: 'migrated the databases', thing: '' },
  'backups.forget': { plain: 'remove for good', past: 'removed for good' },
  'access.refuse': { plain: 'use', past: 'used' },
  'access.flood': { plain: 'tell callers apart', past: 'told callers apart', thing: '', refused: 'turned away more callers than are told apart' },
};

const verbs: Record<string, string> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  pause: 'paused',
  resume: 'resumed',
  revoke: 'revoked',
  enable: 'enabled',
  disable: 'disabled',
  retry: 'retried',
  test: 'tested',
  accept: 'accepted',
  restore: 'restored',
  set: 'set',
  remove: 'removed',
  snooze: 'snoozed',
};

const plainVerbs: Record<string, string> = { update: 'change' };

const words = (name: string): string => name.replaceAll(/[-_]/g, ' ');

/** What it is done to: "channels" of notifications.channels.create. */
const areaOf = (action: string): string => action.split('.').at(-2) ?? '';

/** What this page has words of its own for; an act of a later version is still told, by its name. */
export function knownAct(action: string): Act | null {
  const verb = action.split('.').at(-1) ?? '';
  const past = verbs[verb];
  return special[action] ?? (past ? { plain: plainVerbs[verb] ?? verb, past } : null);
}

function actOf(action: string): Act {
  const known = knownAct(action);
  if (known) return known;
  const [area, verb] = [areaOf(action), action.split('.').at(-1) ?? ''];
  return { plain: `do “${words(verb)}” in ${words(area)}`, past: `did “${words(verb)}” in ${words(area)}` };
}

function thingOf({ action, target, targetName }: AuditItem, act: Act): string {
  if (act.thing !== undefined) return act.thing;
  if (target) {
    const split = target.indexOf(':');
    const [kind, id] = split < 0 ? ['', target] : [target.slice(0, split), target.slice(split + 1)];
    return [words(kind), targetName ?? id].filter(Boolean).join(' ');
  }
  const area = words(areaOf(action));
  return targetName ?? `a ${area.endsWith('s') ? area.slice(0, -1) : area}`;
}

export function actorOf({ actor }: AuditItem): string {
  if (actor.kind === 'public') return actor.address ? `Somebody at ${actor.address}` : 'Somebody';
  if (actor.kind !== 'service') return actor.name;
  if (actor.name === 'nebula') return 'Nebula';
  if (actor.name === 'service-map.yml') return actor.name;
  if (actor.name === 'service') return 'A process of Nebula';
  if (actor.name === 'launcher') return 'The launcher of Nebula';
  // "./nebula by ann": the command line, and who sat at it.
  return actor.name.startsWith('./nebula') ? actor.name : `The service ${actor.name}`;
}

// Refusals that are about who asks. What is not valid, or no longer as it was, is refused to everybody.
const rights = /^(permission_missing|not_signed_in|session_expired|second_factor_required|reauthentication_required|person_needed|cross_site_refused|csrf_|access_)/;

export interface Sentence {
  who: string;
  did: string;
  /** Empty when the verb says it all. */
  thing: string;
  /** What needs a word behind the thing. */
  end: string;
}

/** "owner" "paused" "monitor plex": the parts of a sentence, so that a page can link them. Plain text; whoever draws it escapes it. */
export function sentenceOf(item: AuditItem): Sentence {
  const act = actOf(item.action);
  const thing = thingOf(item, act);
  const who = actorOf(item);
  if (item.outcome === 'refused' && act.refused) return { who, did: act.refused, thing, end: '' };
  if (item.outcome === 'refused' && item.detail && !rights.test(item.detail)) return { who, did: `tried to ${act.plain}`, thing, end: ', which was refused' };
  if (item.outcome === 'refused') return { who, did: `was not allowed to ${act.plain}`, thing, end: '' };
  if (item.outcome === 'failed') return { who, did: `tried to ${act.plain}`, thing, end: ', which failed' };
  return { who, did: act.past, thing, end: '' };
}

export const asText = ({ who, did, thing, end }: Sentence): string => `${[who, did, thing].filter(Boolean).join(' ')}${end}`;

/** "permission_missing: This needs …" without the code, which is for programs. */
export const reasonOf = (detail: string): string => detail.replace(/^[a-z0-9_]+: /, '');
