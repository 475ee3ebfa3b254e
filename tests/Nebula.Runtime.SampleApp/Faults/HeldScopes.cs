using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Keeps the last few invocations long after their end, as a careless cache does.</summary>
public sealed class HeldScopes
{
    private const int Most = 64;

    private readonly Queue<FunctionContext> _contexts = new();
    private readonly Lock _lock = new();

    public void Keep(FunctionContext context)
    {
        lock (_lock)
        {
            _contexts.Enqueue(context);
            if (_contexts.Count > Most)
            {
                _contexts.Dequeue();
            }
        }
    }
}
