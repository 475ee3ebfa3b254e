/** What a monitor here is made of; nothing else of the export leaves the browser. */
const members = [
  'id', 'name', 'description', 'type', 'parent', 'url', 'method', 'hostname', 'port', 'maxretries', 'active', 'timeout', 'interval', 'keyword',
  'invertKeyword', 'ignoreTls', 'upsideDown', 'maxredirects', 'accepted_statuscodes', 'proxyId', 'tags', 'jsonPath', 'jsonPathOperator', 'expectedValue',
  'authMethod', 'expiryNotification', 'retryInterval', 'dns_resolve_server', 'dns_resolve_type',
];

/** What an HTTP monitor sends; the server keeps what may be secret of it sealed. Of other monitors it stays here. */
const sent = ['headers', 'body', 'httpBodyEncoding', 'basic_auth_user', 'basic_auth_pass'];
const sends = ['http', 'keyword', 'json-query'];

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function bare(monitor: unknown): unknown {
  if (!isObject(monitor)) return monitor;
  const wanted = sends.includes(String(monitor['type'])) ? [...members, ...sent.filter((member) => monitor[member] !== null)] : members;
  const kept: Json = Object.fromEntries(wanted.filter((member) => member in monitor).map((member) => [member, monitor[member]]));
  const address = monitor['databaseConnectionString'];
  if (typeof address === 'string') kept['databaseConnectionString'] = address.replace(/^([a-z]+:\/\/)(?:.*@)?([^/?#]*).*$/is, '$1$2');
  return kept;
}

/** The list of monitors alone, without channels, tokens and the passwords of what is not asked by HTTP; text that is no export stays as it is, for the server to say so. */
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
