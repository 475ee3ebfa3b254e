namespace Nebula.Cli.Benchmarks.Load;

/// <summary>A server under load answered something else than the one right answer: its speed is of no interest.</summary>
internal sealed class WrongAnswerException(string message) : Exception(message);
