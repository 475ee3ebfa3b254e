namespace Nebula.Platform.Audit;

/// <summary>Every act that the audit log knows, named <c>area.verb</c>. Names stay: old rows carry them.</summary>
public static class AuditActions
{
    public const string MonitorCreated = "monitors.create";

    public const string MonitorUpdated = "monitors.update";

    public const string MonitorDeleted = "monitors.delete";

    public const string MonitorPaused = "monitors.pause";

    public const string MonitorResumed = "monitors.resume";

    public const string MonitorChecked = "monitors.check";

    public const string SessionOpened = "sessions.create";

    public const string SessionClosed = "sessions.delete";

    public const string OwnerCreated = "setup.owner";

    public const string SetupLinkCreated = "setup.link";

    public const string SecretsRotated = "secrets.rotate";
}
