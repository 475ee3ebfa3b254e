using System.Collections.Frozen;

namespace Nebula.Platform.Identity;

/// <summary>The one table from who somebody is to what they may do. Everything not named here is denied.</summary>
public static class RolePermissions
{
    private static readonly FrozenSet<string> Viewer =
    [
        Permissions.SessionRead,
        Permissions.AccountWrite,
        Permissions.StatusRead,
        Permissions.DashboardWrite,
        Permissions.MetricsRead,
        Permissions.MonitorsRead,
        Permissions.ServiceMapRead,
        Permissions.HealthRead,
        Permissions.EventsRead,
    ];

    private static readonly FrozenSet<string> Operator = [.. Viewer, Permissions.MonitorsRun, Permissions.AutomationsRead, Permissions.IncidentsHandle];

    private static readonly FrozenSet<string> Admin =
    [
        .. Operator,
        Permissions.MonitorsWrite,
        Permissions.PagesWrite,
        Permissions.SetupRun,
        Permissions.EventsManage,
        Permissions.AuditRead,
        Permissions.SettingsRead,
        Permissions.SettingsWrite,
        Permissions.UsersRead,
        Permissions.UsersWrite,
        Permissions.ApiKeysManage,
        Permissions.AutomationsWrite,
        Permissions.NotificationsRead,
        Permissions.NotificationsWrite,
        Permissions.BackupsRead,
        Permissions.BackupsMake,
    ];

    private static readonly FrozenSet<string> Owner = [.. Admin, Permissions.DashboardShare, Permissions.SecretsRotate, Permissions.AuditExport, Permissions.SettingsSecure, Permissions.OwnerWrite, Permissions.RecoveryWrite];

    /// <summary>What is left to somebody who has to set up a second factor first.</summary>
    public static IReadOnlySet<string> Unproved { get; } = new[] { Permissions.SessionRead, Permissions.AccountWrite }.ToFrozenSet();

    /// <summary>What the launcher asks of the functions: whether they are ready, and the way in on the first run.</summary>
    public static IReadOnlySet<string> Launcher { get; } = new[] { Permissions.HealthRead, Permissions.SetupLinksCreate }.ToFrozenSet();

    /// <summary>What the commands of ./nebula need.</summary>
    public static IReadOnlySet<string> CommandLine { get; } =
        new[]
        {
            Permissions.SetupLinksCreate,
            Permissions.SecretsRotate,
            Permissions.MonitorsRead,
            Permissions.EventsRead,
            Permissions.AuditRead,
            Permissions.SettingsRead,
            Permissions.SettingsWrite,
            Permissions.SettingsSecure,
            Permissions.UsersRead,
            Permissions.UsersWrite,
            Permissions.PasswordsReset,
            Permissions.ApiKeysManage,
            Permissions.ApiKeysIssue,
            Permissions.BackupsRead,
        }.ToFrozenSet();

    public static IReadOnlySet<string> Of(Role role) => role switch
    {
        Role.Viewer => Viewer,
        Role.Operator => Operator,
        Role.Admin => Admin,
        Role.Owner => Owner,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
