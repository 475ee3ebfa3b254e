/** The shapes of functions/openapi.json that the site uses, in one place. */

export type State = 'up' | 'degraded' | 'down' | 'unknown' | 'asleep' | 'paused' | 'not_configured';
export type MonitorType = 'http' | 'tcp' | 'ping' | 'postgres' | 'redis' | 'ollama' | 'stable-diffusion' | 'comfyui';
export type Role = 'owner' | 'admin' | 'operator' | 'viewer';

export interface Session {
  user: { id: string; name: string; role: Role };
  permissions: string[];
  csrfToken: string;
  createdAt: string;
  expiresAt: string;
  idleExpiresAt: string;
}

export interface SetupState {
  required: boolean;
  host: string;
  linkExpired?: boolean;
}

export interface FoundMachine {
  os: string;
  cores: number;
  memoryTotalBytes: number | null;
  memoryAvailableBytes: number | null;
  cpuPercent: number | null;
  diskTotalBytes: number | null;
  diskFreeBytes: number | null;
  dataFolder?: string | null;
}

export interface FoundPart {
  id: string;
  name: string;
  found: boolean;
  evidence: string;
  unlocks?: string | null;
  howTo?: string | null;
  suggestion?: MonitorInput | null;
}

export interface SetupFound {
  host: string;
  machine: FoundMachine;
  parts: FoundPart[];
}

export interface Evidence {
  expected?: string | null;
  actual?: string | null;
  detail?: string | null;
  seenFrom: string;
  attempts?: number | null;
  facts?: Record<string, string> | null;
}

export interface Overall {
  state: 'up' | 'degraded' | 'down' | 'unknown';
  sentence: string;
  counts: Partial<Record<State, number>>;
}

export interface StaleReason {
  code: string;
  detail: string;
  since: string;
}

export interface NodeStatus {
  id: string;
  name: string;
  description?: string | null;
  state: State;
  reason?: string | null;
  since: string | null;
  sleeps: boolean;
  addresses?: { kind: string; address: string }[] | null;
}

export interface SparkPoint {
  at: string;
  ms: number | null;
  state: State;
}

export interface Day {
  date: string;
  uptime: number | null;
  upSeconds: number;
  degradedSeconds: number;
  downSeconds: number;
  unknownSeconds: number;
  incidents: string[];
}

export interface ServiceStatus {
  id: string;
  monitorId: string;
  name: string;
  description?: string | null;
  type: MonitorType;
  group: string;
  node?: string | null;
  tags: string[];
  icon?: string | null;
  open?: string | null;
  public: boolean;
  source: 'file' | 'page';
  dependsOn: string[];
  state: State;
  reason: string;
  evidence: Evidence | null;
  since: string | null;
  lastCheckedAt: string | null;
  nextCheckAt: string | null;
  responseTimeMs: number | null;
  intervalSeconds: number;
  missingSettings: string[];
  uptime: { h24: number | null; d7: number | null; d30: number | null; d90: number | null };
  sparkline: SparkPoint[];
  days: Day[];
}

export interface IncidentStep {
  at: string;
  kind: 'opened' | 'updated' | 'resolved';
  text: string;
}

export interface Incident {
  id: string;
  services: string[];
  title: string;
  state: 'open' | 'resolved';
  severity: 'down' | 'degraded';
  startedAt: string;
  resolvedAt: string | null;
  durationSeconds: number;
  reason: string;
  evidence: Evidence | null;
  timeline: IncidentStep[];
}

export interface Status {
  generatedAt: string;
  stale: boolean;
  staleReason: StaleReason | null;
  lastEventId: string;
  overall: Overall;
  nodes: NodeStatus[];
  services: ServiceStatus[];
  incidents: Incident[];
}

export interface CheckResult {
  id: string;
  at: string;
  state: State;
  responseTimeMs: number | null;
  reason: string;
  evidence: Evidence | null;
}

export interface SeriesPoint {
  at: string;
  avgMs: number | null;
  minMs: number | null;
  maxMs: number | null;
  up: number;
  degraded: number;
  down: number;
  unknown: number;
}

export type Window = '1h' | '24h' | '7d' | '30d' | '90d';

export interface ServiceDetail {
  service: ServiceStatus;
  window: Window;
  series: SeriesPoint[];
  results: CheckResult[];
  incidents: Incident[];
}

export interface Check {
  type: MonitorType;
  url?: string;
  method?: string;
  expectedStatus?: string;
  contains?: string;
  followRedirects?: boolean;
  verifyTls?: boolean;
  degradedAfterMs?: number;
  host?: string;
  port?: number;
  connection?: string;
}

export interface MonitorInput {
  name: string;
  description?: string;
  group?: string;
  node?: string;
  tags?: string[];
  icon?: string;
  open?: string;
  public?: boolean;
  dependsOn?: string[];
  intervalSeconds?: number;
  timeoutSeconds?: number;
  retries?: number;
  check: Check;
}

export interface Monitor extends MonitorInput {
  id: string;
  key: string;
  source: 'file' | 'page';
  sourceFile?: string | null;
  sourceLine?: number | null;
  paused: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Preview {
  inferred: MonitorInput;
  result: CheckResult;
}

export interface CheckNow {
  result: CheckResult;
  state: State;
  reason: string;
}
