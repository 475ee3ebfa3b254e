/** What a monitor here is made of; nothing else of the export leaves the browser. */
const members = [
  'id', 'name', 'description', 'type', 'parent', 'url', 'method', 'hostname', 'port', 'maxretries', 'active', 'timeout', 'interval', 'keyword',
  'invertKeyword', 'ignoreTls', 'upsideDown', 'maxredirects', 'accepted_statuscodes', 'proxyId', 'tags', 'jsonPath', 'jsonPathOperator', 'expectedValue',
];

/** Whether there is something matters to the report, what it is matters to nobody. */
const secrets = ['authMethod', 'basic_auth_user', 'headers', 'body'];

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function bare(monitor: unknown): unknown {
  if (!isObject(monitor)) return monitor;
  const kept: Json = Object.fromEntries(members.filter((member) => member in monitor).map((member) => [member, monitor[member]]));
  for (const member of secrets) {
    const value = monitor[member];
    if (typeof value === 'string' && value.trim() !== '' && value.trim() !== '{}') kept[member] = 'yes';
  }
  const address = monitor['databaseConnectionString'];
  if (typeof address === 'string') kept['databaseConnectionString'] = address.replace(/^([a-z]+:\/\/)(?:.*@)?([^/?#]*).*$/is, '$1$2');
  return kept;
}

/** The list of monitors alone, without passwords, tokens and channels; text that is no export stays as it is, for the server to say so. */
export function withoutSecrets(text: string): string {
  let export_: unknown;
  try {
    export_ = JSON.parse(text);
  } catch {
    return text;
  }
  const list = isObject(export_) ? export_['monitorList'] : export_;
  const monitors = Array.isArray(list) ? list : isObject(list) ? Object.values(list) : null;
  return monitors ? JSON.stringify({ monitorList: monitors.map(bare) }) : text;
}
