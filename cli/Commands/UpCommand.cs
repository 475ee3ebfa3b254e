using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>up</c>: builds what is needed, starts everything, waits until it is healthy.</summary>
internal static class UpCommand
{
    private const int DefaultPort = 8080;
    private const string PortVariable = "PORT";

    public static Command Create(TimeProvider clock)
    {
        var port = new Option<int>("--port")
        {
            Description = $"The port on 127.0.0.1; also the environment variable {PortVariable}.",
            HelpName = "N",
            CustomParser = argument => ParsePort(argument, argument.Tokens[0].Value, "--port"),
            DefaultValueFactory = argument =>
                Environment.GetEnvironmentVariable(PortVariable) is { Length: > 0 } text ? ParsePort(argument, text, PortVariable) : DefaultPort,
        };
        var detach = new Option<bool>("--detach", "-d") { Description = "Keep it running in the background; returns when it is healthy." };
        var noBuild = new Option<bool>("--no-build") { Description = "Build nothing; say what is missing." };
        var data = SharedOptions.Data();
        var background = new Option<bool>(BackgroundLaunch.Flag) { Hidden = true };

        var command = new Command("up", "Build what is needed, start everything, wait until it is healthy.") { port, detach, data, noBuild, background };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new UpOptions(parsed.GetValue(port), parsed.GetRequiredValue(data), MayBuild: !parsed.GetValue(noBuild));
            return RunAsync(options, parsed.GetValue(detach), parsed.GetValue(background), clock, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(UpOptions options, bool detach, bool isBackground, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = new Installation.DataFolder(options.DataPath);
        if (folder.Prepare() is { } problem)
        {
            return Terminal.ForThisProcess().Refuse(problem);
        }

        if (isBackground)
        {
            BackgroundLaunch.Enter(folder);
        }

        var terminal = Terminal.ForThisProcess();
        return detach
            ? await new BackgroundLaunch(terminal, clock).StartAsync(options, folder, cancellationToken)
            : await new Launcher(terminal, clock).RunAsync(options, folder, cancellationToken);
    }

    private static int ParsePort(ArgumentResult argument, string text, string source)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= IPEndPoint.MaxPort)
        {
            return port;
        }

        argument.AddError($"{source} is '{text}'; it must be a number from 1 to {IPEndPoint.MaxPort}.");
        return DefaultPort;
    }
}
