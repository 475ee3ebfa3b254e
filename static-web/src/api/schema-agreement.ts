import type { components } from './schema.gen';
import type { CheckResult, Incident, Monitor, NodeStatus, SeriesPoint, ServiceDetail, ServiceStatus, Session, SetupFound, SetupState, Status } from './types';

type Server = components['schemas'];

// What the running functions promise has to be what the site was written for: every member that the site reads is
// there, under its name and of its kind (null apart). `npm run typecheck` after `npm run gen:api` finds every drift.
type Bare<T> = T extends (infer Item)[] ? Bare<Item>[] : T extends object ? { [Key in keyof T]-?: Bare<NonNullable<T[Key]>> } : T;
type Fits<Theirs extends Ours, Ours> = [Theirs, Ours];

export type Agreement = [
  Fits<Bare<Omit<Server['StatusView'], 'overall'>>, Bare<Omit<Status, 'overall'>>>,
  Fits<Bare<Omit<Server['ServiceDetail'], 'window'>>, Bare<Omit<ServiceDetail, 'window'>>>,
  Fits<Bare<Server['ServiceStatus']>, Bare<ServiceStatus>>,
  Fits<Bare<Server['NodeStatus']>, Bare<NodeStatus>>,
  Fits<Bare<Server['Incident']>, Bare<Incident>>,
  Fits<Bare<Server['CheckResult']>, Bare<CheckResult>>,
  Fits<Bare<Server['SeriesPoint']>, Bare<SeriesPoint>>,
  Fits<Bare<Server['SessionAnswer']>, Bare<Session>>,
  Fits<Bare<Server['SetupAnswer']>, Bare<SetupState>>,
  Fits<keyof Monitor, keyof Server['Monitor']>,
  Fits<keyof SetupFound['machine'], keyof Server['MachineFacts']>,
];
