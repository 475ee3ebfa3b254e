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
                + "runtime: our Functions runtime against a plain API (Linux).",
            DefaultValueFactory = _ => "stack",
        };
        what.AcceptOnlyFromAmong("stack", "status", "runtime");
        var rounds = new Option<int>("--rounds") { Description = "runtime: rounds for each line; fewer are rougher.", DefaultValueFactory = _ => Rounds };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
            {
                result.AddError("--rounds is a number from 1 to 100.");
            }
        });
        var command = new Command("bench", "Measure; exit code 1 when a bound does not hold.") { what, rounds };
        command.SetAction((result, cancellationToken) => result.GetRequiredValue(what) switch
        {
            "status" => new StatusBenchmark(RepositoryRoot.Find(), Console.Out, clock).RunAsync(cancellationToken),
            "runtime" => new RuntimeBenchmark(RepositoryRoot.Find(), result.GetRequiredValue(rounds), Console.Out, clock).RunAsync(cancellationToken),
            _ => new StackBenchmark(RepositoryRoot.Find(), Console.Out, clock).RunAsync(cancellationToken),
        });
        return command;
    }
}
