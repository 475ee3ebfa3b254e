using System.CommandLine;
using Nebula.Cli.Benchmarks;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Commands;

/// <summary><c>bench</c>: the measurements whose results stand in bench/README.md.</summary>
internal static class BenchCommand
{
    private const int Rounds = 21;

    public static Command Create(TimeProvider clock)
    {
        var what = new Argument<string>("what")
        {
            Description = "stack: how soon it runs and what it uses when idle; status: a thousand monitors; "
                + "platform: logins, reads, events and backups; runtime: our Functions runtime against a plain API (Linux).",
            DefaultValueFactory = _ => "stack",
        };
        what.AcceptOnlyFromAmong("stack", "status", "platform", "runtime");
        var rounds = NumberOf("--rounds", "runtime: rounds for each line; fewer are rougher.", Rounds, 1, 100);
        var seconds = new Option<int?>("--seconds") { Description = "platform, status: how long the longest measurement takes; less is rougher.", HelpName = "N" };
        Bound(seconds, 6, 3600);
        var only = new Option<string?>("--only")
        {
            Description = $"one section; platform: {string.Join(", ", PlatformBenchmark.Sections)}; status: {string.Join(", ", StatusBenchmark.Sections)}.",
            HelpName = "SECTION",
        };
        var command = new Command("bench", "Measure; exit code 1 when a bound does not hold.") { what, rounds, seconds, only };
        command.Validators.Add(result =>
        {
            var sections = SectionsOf(result.GetValue(what));
            if (result.GetValue(only) is { } section && !sections.Contains(section))
            {
                result.AddError(sections.Count == 0 ? "--only: it has no sections." : $"--only: its sections are {string.Join(", ", sections)}.");
            }
        });
        command.SetAction((result, cancellationToken) => result.GetRequiredValue(what) switch
        {
            "status" => new StatusBenchmark(
                RepositoryRoot.Find(), result.GetValue(only), result.GetValue(seconds) ?? StatusBenchmark.FullSeconds, Console.Out, clock).RunAsync(cancellationToken),
            "platform" => new PlatformBenchmark(
                RepositoryRoot.Find(), result.GetValue(only), result.GetValue(seconds) ?? PlatformBenchmark.FullSeconds, Console.Out, clock).RunAsync(cancellationToken),
            "runtime" => new RuntimeBenchmark(RepositoryRoot.Find(), result.GetRequiredValue(rounds), Console.Out, clock).RunAsync(cancellationToken),
            _ => new StackBenchmark(RepositoryRoot.Find(), Console.Out, clock).RunAsync(cancellationToken),
        });
        return command;
    }

    private static IReadOnlyList<string> SectionsOf(string? what) => what switch
    {
        "status" => StatusBenchmark.Sections,
        "platform" => PlatformBenchmark.Sections,
        _ => [],
    };

    private static Option<int> NumberOf(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        Bound(option, least, most);
        return option;
    }

    private static void Bound(Option option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is { } number && (number < least || number > most))
        {
            result.AddError($"{option.Name} is a number from {least} to {most}.");
        }
    });
}
