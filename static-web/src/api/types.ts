/** The shapes of functions/openapi.json that the site uses, under the names it uses for them. */
import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type State = Schemas['ServiceState'];
export type MonitorType = Schemas['ServiceStatus']['type'];
export type Role = Schemas['Role'];

export type Session = Schemas['SessionAnswer'];
export type Challenge = Schemas['ChallengeAnswer'];
export type SecondFactorState = Schemas['SecondFactorState'];
export type TotpSetup = Schemas['TotpSetupAnswer'];
export type OwnSession = Schemas['OpenSession'];
export type SignInWays = Schemas['SignInWays'];
export type OidcAnswer = Schemas['OidcAnswer'];
export type Passkey = Schemas['Passkey'];
export type Passkeys = Schemas['PasskeysAnswer'];
export type PasskeyOptions = Schemas['PasskeyOptionsAnswer'];
export type Identity = Schemas['IdentityAnswer'];
export type ForwardedIdentity = Schemas['ForwardedIdentityAnswer'];
export type ApiKey = Schemas['ApiKey'];
export type ApiKeyInput = Schemas['CreateApiKeyBody'];
export type NewApiKey = Schemas['NewApiKey'];
export type OwnApiKeys = Schemas['OwnApiKeys'];
export type User = Schemas['UserEntry'];
export type UserPage = Schemas['UserPage'];
export type LastSaved = Schemas['LastSaved'];
export type Invite = Schemas['Invite'];
export type RoleList = Schemas['RoleListAnswer'];
export type InviteLink = Schemas['InviteLink'];
export type SetupState = Schemas['SetupAnswer'];
export type SetupFound = Schemas['FoundReport'];
export type FoundMachine = Schemas['MachineFacts'];
export type FoundPart = Schemas['FoundPart'];

/** As it comes; features/status/api/expand.ts makes a Status of it. */
export type ShortStatus = Schemas['StatusView'];
export type Status = Omit<ShortStatus, 'services'> & { services: ServiceStatus[] };
export type Overall = Schemas['Overall'];
export type StaleReason = Schemas['StaleReason'];
export type NodeStatus = Schemas['NodeStatus'];
export type NetworkStatus = Schemas['NetworkStatus'];
export type ShortService = Schemas['ServiceStatus'];
export type ServiceStatus = Omit<ShortService, 'sparkline' | 'days'> & { sparkline: SparkPoint[]; days: Day[] };
export interface SparkPoint {
  at: string;
  /** Null when nothing answered. */
  ms: number | null;
  state: State;
}
export type Day = Schemas['StatusDay'];
export type Evidence = Schemas['Evidence'];
export type Incident = Schemas['Incident'];
export type StoryNote = Schemas['StoryNote'];
export type StoryNoteInput = Schemas['StoryNoteInput'];
export type IncidentUpdate = Schemas['IncidentUpdateInput'];
export type ManualIncident = Schemas['ManualIncidentInput'];
export type PostMortem = Schemas['PostMortem'];
export type PostMortemInput = Schemas['PostMortemInput'];
export type IncidentHold = Schemas['IncidentHold'];
export type IncidentHolds = Schemas['IncidentHoldList'];
export type IncidentLink = Schemas['IncidentLink'];
export type StreamedResult = Schemas['StreamedResult'];

export type Dashboard = Schemas['DashboardView'];
export type DashboardLayout = Schemas['DashboardLayout'];
export type DashboardSection = Schemas['DashboardSection'];
export type DashboardTile = Schemas['DashboardTile'];
export type DashboardSize = Schemas['DashboardSize'];
export type DashboardTranslation = Schemas['DashboardTranslation'];
export type DashboardVisit = Schemas['DashboardVisit'];
export type TextError = Schemas['MapError'];
/** What may be left out when it is written is there when it is read. */
export type PublicPageSection = Required<Schemas['PublicPageSection']>;
export type PublicPage = Omit<Schemas['PublicPage'], 'sections'> & { sections: PublicPageSection[] };
export type PublicPageInput = Schemas['PublicPageInput'];
export interface PublicPageList {
  items: PublicPage[];
}
export type PublicPageView = Schemas['PublicPageView'];
export type PublicPageNews = Schemas['PublicPageNews'];
export type PublicService = Schemas['PublicService'];
export type PublicBar = Schemas['PublicBar'];
export type PublicIncident = Schemas['PublicIncident'];
export type PublicMaintenance = Schemas['PublicMaintenance'];

export type CheckResult = Schemas['CheckResult'];
export type SeriesPoint = Schemas['SeriesPoint'];

export type MaintenanceWindow = Schemas['MaintenanceWindow'];
export type MaintenanceInput = Schemas['MaintenanceInput'];
export type MaintenanceTimes = Schemas['MaintenanceScheduleInput'];
export type MaintenanceOccurrence = Schemas['MaintenanceOccurrence'];
export type MaintenancePlan = Schemas['MaintenancePlan'];
export type MaintenancePreview = Schemas['MaintenancePreview'];
export type MaintenanceNotice = Schemas['MaintenanceNotice'];

export type Monitor = Schemas['Monitor'];
export type MonitorInput = Schemas['MonitorInput'];
export type MonitorExport = Schemas['MonitorExportAnswer'];
export type MonitorBulkInput = Schemas['MonitorBulkInput'];
export type MonitorBulkReport = Schemas['MonitorBulkReport'];
export type MonitorBulkResult = Schemas['MonitorBulkResult'];
export type Check = Schemas['CheckInput'];
export type Preview = Schemas['MonitorPreview'];
export type AlertPreview = Schemas['AlertPreview'];
export type PushState = Schemas['PushState'];
export type PushAddress = Schemas['PushAddress'];
export type ImportReport = Schemas['ImportReport'];
export type ImportedMonitor = Schemas['ImportedMonitor'];
export type CheckNow = Schemas['MonitorCheckAnswer'];

export type AuditItem = Schemas['AuditItem'];
export type AuditPage = Schemas['AuditPage'];
export type AuditVerification = Schemas['AuditVerification'];

export type FeedEvent = Schemas['FeedEvent'];
export type EventPage = Schemas['EventPage'];
export type EventCategory = Schemas['EventCategory'];
export type EventSeverity = Schemas['EventSeverity'];
export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterPage = Schemas['DeadLetterPage'];

export type Backups = Schemas['BackupOverview'];
export type BackupFile = Schemas['BackupFileView'];
export type BackupRun = Schemas['BackupRun'];

export type EventMatch = Schemas['EventMatch'];
export type Channel = Schemas['Channel'];
export type ChannelInput = Schemas['ChannelInput'];
export type ChannelKind = Schemas['ChannelKind'];
export type Recognised = Schemas['Recognised'];
export type NotificationRule = Schemas['Rule'];
export type RuleInput = Schemas['RuleInput'];
export type RulePreview = Schemas['RulePreview'];
export type WeeklyWindow = Schemas['WeeklyWindow'];
export type Delivery = Schemas['Delivery'];
export type DeliveryPage = Schemas['DeliveryPage'];
export type DeliveryState = Schemas['DeliveryState'];
export type DeliveryReason = Schemas['DeliveryReason'];
export type Heartbeat = Schemas['HeartbeatState'];
export type FireDrill = Schemas['FireDrill'];
export type FireDrillOverview = Schemas['FireDrillOverview'];
export type FireDrillStep = Schemas['FireDrillStep'];
export type RecoveryState = Schemas['RecoveryState'];
export type RecoveryFile = Schemas['RecoveryFile'];
export type Automation = Schemas['Automation'];
export type AutomationInput = Schemas['AutomationInput'];
export type AutomationCondition = Schemas['AutomationCondition'];
export type AutomationRun = Schemas['AutomationRun'];
export type AutomationRunPage = Schemas['AutomationRunPage'];
export type ActionKinds = Schemas['ActionKinds'];
export type ActionParameter = Schemas['ActionParameter'];
export type DryRun = Schemas['DryRunAnswer'];

export type Version = Schemas['VersionAnswer'];
export type Setting = Schemas['Setting'];
export type SettingChange = Schemas['SettingChange'];
export type Integration = Schemas['Integration'];

/** For the file a text; these are the ones that the server takes and gives. */
export type Window = '1h' | '24h' | '7d' | '30d' | '90d';
export type ShortDetail = Schemas['ServiceDetail'] & { window: Window };
export type ServiceDetail = Omit<ShortDetail, 'service'> & { service: ServiceStatus };

/** A list that goes on; the file has one schema for each kind of item. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
