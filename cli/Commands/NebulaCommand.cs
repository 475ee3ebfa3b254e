using System.CommandLine;
using System.CommandLine.Help;
using Nebula.Platform.Configuration;

namespace Nebula.Cli.Commands;

/// <summary>The command tree; what the commands answer is in docs/cli.md.</summary>
internal static class NebulaCommand
{
    /// <remarks>A plain command, not a RootCommand: that one calls itself after the assembly.</remarks>
    public static Command Create(TimeProvider clock) => new("nebula", "Nebula Command: your homelab, your community and your stream in one place.")
    {
        new HelpOption(),
        new VersionOption(),
        UpCommand.Create(clock),
        DownCommand.Create(clock),
        StatusCommand.Create(clock),
        LogsCommand.Create(clock),
        VerifyCommand.Create(),
        DoctorCommand.Create(clock),
        MigrateCommand.Create(clock),
        SetupLinkCommand.Create(),
        SecretsCommand.Create(clock),
        AuditCommand.Create(),
        EventsCommand.Create(clock),
        MonitorsCommand.Create(),
        BackupCommand.Create(clock),
        RestoreCommand.Create(clock),
        SettingsCommand.Create(),
        UserCommand.Create(),
        ApiKeyCommand.Create(),
        TestCommand.Create(clock),
        BenchCommand.Create(clock),
    };

    public static Task<int> RunAsync(string[] args, TimeProvider clock, CancellationToken cancellationToken = default) =>
        RunAsync(args, clock, new CommandConsole(), cancellationToken);

    public static async Task<int> RunAsync(string[] args, TimeProvider clock, CommandConsole console, CancellationToken cancellationToken)
    {
        var parsed = Create(clock).Parse(args);
        if (parsed.Errors.Count > 0 && args.Length > 0 && parsed.Action is not HelpAction)
        {
            var command = string.Join(' ', args.Take(1).Where(name => parsed.CommandResult.Command.Name == name).Prepend("./nebula"));
            return new Terminal(console.Output, console.Error, console.IsPlain, parsed.IsJson()).Refuse(new Problem(ExitCodes.Usage, parsed.Errors[^1].Message, $"See {command} --help"));
        }

        try
        {
            var code = await parsed.InvokeAsync(console, cancellationToken);
            return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (DotEnvException error)
        {
            return Terminal.Of(parsed).Refuse(new Problem(ExitCodes.Usage, error.Message, "Correct that line."));
        }
    }
}
