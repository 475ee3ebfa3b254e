namespace Nebula.Platform.Identity;

/// <summary>Every permission there is, named <c>area.verb</c>.</summary>
public static class Permissions
{
    /// <summary>Read one's own session.</summary>
    public const string SessionRead = "session.read";

    /// <summary>Change one's own account: password, second factor, sessions.</summary>
    public const string AccountWrite = "account.write";

    /// <summary>See every service, node and incident, private ones too.</summary>
    public const string StatusRead = "status.read";

    /// <summary>Arrange one's own dashboard.</summary>
    public const string DashboardWrite = "dashboard.write";

    /// <summary>Say what everybody's dashboard looks like who arranged none.</summary>
    public const string DashboardShare = "dashboard.share";

    /// <summary>Read the status of every service as metrics.</summary>
    public const string MetricsRead = "metrics.read";

    /// <summary>Read monitor definitions.</summary>
    public const string MonitorsRead = "monitors.read";

    /// <summary>Create, change and delete monitors.</summary>
    public const string MonitorsWrite = "monitors.write";

    /// <summary>Create, change, publish and delete status pages for visitors: say what strangers may see.</summary>
    public const string PagesWrite = "pages.write";

    /// <summary>Run a check at once.</summary>
    public const string MonitorsRun = "monitors.run";

    /// <summary>See the loaded service map and what is wrong with it.</summary>
    public const string ServiceMapRead = "service-map.read";

    /// <summary>Walk the first-run steps: look for what runs on this machine.</summary>
    public const string SetupRun = "setup.run";

    /// <summary>See who the users are, and the open invitations.</summary>
    public const string UsersRead = "users.read";

    /// <summary>Make, invite, change, shut out and delete users of a lesser role.</summary>
    public const string UsersWrite = "users.write";

    /// <summary>Hand ownership over.</summary>
    public const string OwnerWrite = "owner.write";

    /// <summary>See and revoke the API keys of all users.</summary>
    public const string ApiKeysManage = "api-keys.manage";

    /// <summary>Make an API key for any user; services only.</summary>
    public const string ApiKeysIssue = "api-keys.issue";

    /// <summary>Give somebody a new password; services only.</summary>
    public const string PasswordsReset = "passwords.reset";

    /// <summary>Make a new one-time setup link; services only.</summary>
    public const string SetupLinksCreate = "setup-links.create";

    /// <summary>See the parts of this installation and their health in detail.</summary>
    public const string HealthRead = "health.read";

    /// <summary>See which keys seal stored secrets, and seal them with a new one.</summary>
    public const string SecretsRotate = "secrets.rotate";

    /// <summary>Make the recovery file: the keys of stored secrets, under a passphrase.</summary>
    public const string RecoveryWrite = "recovery.write";

    /// <summary>See what happened: the feed of events, except those of security.</summary>
    public const string EventsRead = "events.read";

    /// <summary>See what handlers of events could not do, and have it tried again.</summary>
    public const string EventsManage = "events.manage";

    /// <summary>See who did what, have the log verified, and see the events of security.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Take the audit log away as a file.</summary>
    public const string AuditExport = "audit.export";

    /// <summary>See settings, where they come from and their history; values of secrets are nobody's to see.</summary>
    public const string SettingsRead = "settings.read";

    /// <summary>Set and reset settings that are neither secret nor dangerous.</summary>
    public const string SettingsWrite = "settings.write";

    /// <summary>Set and reset secrets and settings that open doors, too.</summary>
    public const string SettingsSecure = "settings.secure";

    /// <summary>See automations, what they would do, and what they did.</summary>
    public const string AutomationsRead = "automations.read";

    /// <summary>Make, change and delete automations; what an action does needs its own permission besides.</summary>
    public const string AutomationsWrite = "automations.write";

    /// <summary>Acknowledge, snooze, open and tell of incidents.</summary>
    public const string IncidentsHandle = "incidents.handle";

    /// <summary>See channels, rules and the delivery log; secrets of channels are nobody's to see.</summary>
    public const string NotificationsRead = "notifications.read";

    /// <summary>Say what is told to whom: channels, rules, tests and retries.</summary>
    public const string NotificationsWrite = "notifications.write";

    /// <summary>See which backups there are, when the next is due, and where they are.</summary>
    public const string BackupsRead = "backups.read";

    /// <summary>Have a backup made now, to where the settings say.</summary>
    public const string BackupsMake = "backups.make";
}
