using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Http.Throttling;

/// <summary>Stays in its requests until the test lets all of them go.</summary>
internal sealed class ThrottledFunctions(ThrottledFunctions.Gate gate)
{
    [Function("held")]
    public async Task<IResult> Held([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        gate.Enter();
        await gate.Open.Task;
        gate.Leave();
        return Results.Text("done");
    }

    [Function("breaks")]
    public IResult Breaks([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("on purpose");

    internal sealed class Gate
    {
        private readonly Lock _lock = new();

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Running { get; private set; }

        public int Most { get; private set; }

        public int Begun { get; private set; }

        public void Enter()
        {
            lock (_lock)
            {
                Begun++;
                Most = Math.Max(Most, ++Running);
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                Running--;
            }
        }
    }
}
