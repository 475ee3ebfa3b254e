using System.Collections.Frozen;

namespace Nebula.Platform.Identity;

/// <summary>What a permission that roles have allows, for people who give roles.</summary>
public static class PermissionWords
{
    private static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Permissions.SessionRead] = "Read one's own session",
        [Permissions.AccountWrite] = "Change one's own account: password, second factor, sessions, API keys",
        [Permissions.StatusRead] = "See every service, machine and incident, private ones too",
        [Permissions.DashboardWrite] = "Arrange one's own dashboard",
        [Permissions.DashboardShare] = "Arrange the dashboard that everybody begins with",
        [Permissions.MetricsRead] = "Read the status of every service as metrics",
        [Permissions.MonitorsRead] = "See how monitors are set up",
        [Permissions.MonitorsRun] = "Run a check at once",
        [Permissions.MonitorsWrite] = "Add, change and delete monitors",
        [Permissions.PagesWrite] = "Say what strangers see: add, publish and delete status pages",
        [Permissions.ServiceMapRead] = "See the service map and what is wrong with it",
        [Permissions.HealthRead] = "See the parts of Nebula and their health",
        [Permissions.IncidentsHandle] = "Take incidents in hand, snooze them, open one, and write of them",
        [Permissions.EventsRead] = "See what happened, except events of security",
        [Permissions.EventsManage] = "See what could not be done about an event, and have it tried again",
        [Permissions.AutomationsRead] = "See automations and what they did",
        [Permissions.AutomationsWrite] = "Add, change and delete automations",
        [Permissions.NotificationsRead] = "See who is told what, and what was sent",
        [Permissions.NotificationsWrite] = "Say who is told what: channels, rules, tests and retries",
        [Permissions.UsersRead] = "See who the users are, and open invitations",
        [Permissions.UsersWrite] = "Invite, change, shut out and delete users of a lesser role",
        [Permissions.OwnerWrite] = "Hand ownership over",
        [Permissions.ApiKeysManage] = "See and revoke the API keys of all users",
        [Permissions.AuditRead] = "See who did what, and events of security",
        [Permissions.AuditExport] = "Take the audit log away as a file",
        [Permissions.SettingsRead] = "See settings and integrations; secrets are nobody's to see",
        [Permissions.SettingsWrite] = "Change settings that are neither secret nor dangerous, and test integrations",
        [Permissions.SettingsSecure] = "Change secrets and settings that open doors",
        [Permissions.BackupsRead] = "See which backups there are",
        [Permissions.BackupsMake] = "Have a backup made",
        [Permissions.SecretsRotate] = "Seal stored secrets with a new key",
        [Permissions.RecoveryWrite] = "Make the recovery file",
        [Permissions.SetupRun] = "Look for what runs on this machine",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="permission">One that a role has.</param>
    public static string Of(string permission) => All[permission];
}
