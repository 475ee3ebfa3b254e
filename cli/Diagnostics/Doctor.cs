namespace Nebula.Cli.Diagnostics;

/// <summary>Every examination, one after the other; one that breaks is a finding itself.</summary>
internal sealed class Doctor(DoctorContext context)
{
    private static readonly (string Name, Func<DoctorContext, CancellationToken, Task<IEnumerable<Diagnosis>>> Examine)[] Examinations =
    [
        ("tools", ToolExamination.RunAsync),
        ("machine", MachineExamination.RunAsync),
        ("ports", PortExamination.RunAsync),
        ("database", ServerExamination.PostgresAsync),
        ("cache", ServerExamination.RedisAsync),
        ("secrets", SecretsExamination.RunAsync),
        ("audit log", AuditExamination.RunAsync),
        ("backup", BackupExamination.RunAsync),
        ("service map", ServiceMapExamination.RunAsync),
        ("configuration", ConfigurationExamination.RunAsync),
        (".env", EnvironmentFileExamination.RunAsync),
    ];

    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellationToken)
    {
        var found = new List<Diagnosis>();
        foreach (var (name, examine) in Examinations)
        {
            try
            {
                found.AddRange(await examine(context, cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                found.Add(Diagnosis.Fail(name, $"could not be examined: {error.Message}", "Report this."));
            }
        }

        return found;
    }
}
