namespace Nebula.Platform.Audit;

/// <summary>Every act that the audit log knows, named <c>area.verb</c>. Names stay: old rows carry them.</summary>
public static class AuditActions
{
    public const string MonitorCreated = "monitors.create";

    public const string MonitorUpdated = "monitors.update";

    public const string MonitorDeleted = "monitors.delete";

    public const string MonitorPaused = "monitors.pause";

    public const string MonitorResumed = "monitors.resume";

    public const string MonitorPushAddressIssued = "monitors.push_address";

    public const string MaintenanceCreated = "maintenance.create";

    public const string MaintenanceUpdated = "maintenance.update";

    public const string MaintenanceDeleted = "maintenance.delete";

    /// <summary>What held was ended before its time.</summary>
    public const string MaintenanceEnded = "maintenance.end";

    public const string DashboardUpdated = "dashboard.update";

    public const string DashboardReset = "dashboard.reset";

    /// <summary>The layout that everybody begins with.</summary>
    public const string DashboardShared = "dashboard.share";

    public const string DashboardUnshared = "dashboard.unshare";

    public const string PageCreated = "pages.create";

    public const string PageUpdated = "pages.update";

    public const string PageDeleted = "pages.delete";

    public const string SessionOpened = "sessions.create";

    public const string SessionClosed = "sessions.delete";

    public const string SessionConfirmed = "sessions.confirm";

    public const string PasswordChanged = "account.password";

    public const string TotpEnabled = "account.totp_on";

    public const string TotpDisabled = "account.totp_off";

    public const string RecoveryCodesRenewed = "account.recovery_codes";

    /// <summary>Somebody else's second factor was taken away.</summary>
    public const string TotpRemoved = "users.reset-totp";

    public const string UserCreated = "users.create";

    public const string UserRoleChanged = "users.role";

    public const string UserDisabled = "users.disable";

    public const string UserEnabled = "users.enable";

    public const string UserDeleted = "users.delete";

    public const string PasswordReset = "users.reset-password";

    public const string OwnerChanged = "users.owner";

    public const string InviteCreated = "invites.create";

    public const string InviteAccepted = "invites.accept";

    public const string InviteWithdrawn = "invites.delete";

    public const string ApiKeyCreated = "api-keys.create";

    public const string ApiKeyRevoked = "api-keys.delete";

    /// <summary>A user can sign in with an account of the identity provider.</summary>
    public const string IdentityLinked = "account.link";

    public const string IdentityUnlinked = "account.unlink";

    public const string PasskeyAdded = "account.passkey_add";

    public const string PasskeyRenamed = "account.passkey_rename";

    public const string PasskeyRemoved = "account.passkey_remove";

    public const string OwnerCreated = "setup.owner";

    public const string SetupLinkCreated = "setup.link";

    /// <summary>The keys of stored secrets were taken away under a passphrase, with what to type when something is lost.</summary>
    public const string RecoveryFileMade = "recovery-file.create";

    public const string SecretsRotated = "secrets.rotate";

    /// <summary>Somebody was not let in where there is nothing to change; the target is the function.</summary>
    public const string AccessRefused = "access.refuse";

    /// <summary>More refusals in a minute than are told apart.</summary>
    public const string AccessFlooded = "access.flood";

    /// <summary>The audit log was taken away as a file.</summary>
    public const string AuditExported = "audit.export";

    public const string DeadLetterRetried = "events.retry";

    public const string DeadLettersRetried = "events.retry_all";

    /// <summary>Everything was taken away as a file.</summary>
    public const string BackupMade = "backups.create";

    /// <summary>A backup was asked for; that it was made is told by itself.</summary>
    public const string BackupRequested = "backups.request";

    /// <summary>Retention took a file away.</summary>
    public const string BackupRemoved = "backups.remove";

    /// <summary>The installation was set back to a backup.</summary>
    public const string BackupRestored = "backups.restore";

    /// <summary>What a restore had put aside was removed for good.</summary>
    public const string KeptStateForgotten = "backups.forget";

    /// <summary>The databases were brought to this version.</summary>
    public const string DatabasesMigrated = "databases.migrate";

    /// <summary>The monitors follow another service-map.yml; refused, when the file was.</summary>
    public const string ServiceMapApplied = "service-map.apply";

    public const string SettingSet = "settings.set";

    public const string SettingReset = "settings.reset";

    public const string AutomationCreated = "automations.create";

    public const string AutomationUpdated = "automations.update";

    public const string AutomationDeleted = "automations.delete";

    /// <summary>It ran too often and does nothing until somebody resumes it.</summary>
    public const string AutomationPaused = "automations.pause";

    public const string AutomationResumed = "automations.resume";

    public const string NotificationChannelCreated = "notifications.channels.create";

    public const string NotificationChannelUpdated = "notifications.channels.update";

    public const string NotificationChannelDeleted = "notifications.channels.delete";

    /// <summary>A message was sent over a channel to see whether it arrives.</summary>
    public const string NotificationChannelTested = "notifications.channels.test";

    public const string NotificationRuleCreated = "notifications.rules.create";

    public const string NotificationRuleUpdated = "notifications.rules.update";

    public const string NotificationRuleDeleted = "notifications.rules.delete";

    /// <summary>A message that was given up is sent once more.</summary>
    public const string NotificationRetried = "notifications.retry";

    /// <summary>An outage of a test target was made, to see whether the alert arrives.</summary>
    public const string FireDrillStarted = "fire-drill.start";

    public const string IncidentAcknowledged = "incidents.acknowledge";

    /// <summary>An incident was acknowledged or snoozed by the link of a message, without signing in.</summary>
    public const string IncidentLinkUsed = "incidents.link";

    public const string IncidentSnoozed = "incidents.snooze";

    public const string IncidentReleased = "incidents.release";

    public const string IncidentNoteAdded = "incidents.notes.create";

    public const string IncidentNoteUpdated = "incidents.notes.update";

    public const string IncidentNoteDeleted = "incidents.notes.delete";

    /// <summary>An incident was opened by hand.</summary>
    public const string IncidentOpened = "incidents.open";

    /// <summary>An incident opened by hand was told of anew, or ended.</summary>
    public const string IncidentUpdated = "incidents.update";

    public const string IncidentPostMortemWritten = "incidents.post-mortem";

    /// <summary>An outside system was called to see whether it works.</summary>
    public const string IntegrationTested = "integrations.test";
}
