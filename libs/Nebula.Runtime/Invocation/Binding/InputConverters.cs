using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Runtime.Invocation.Binding.Converters;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>The app's converters, one instance of each.</summary>
internal sealed class InputConverters
{
    private readonly ConcurrentDictionary<Type, IInputConverter> _instances = new();
    private readonly IServiceProvider _services;
    private readonly Type[] _types;

    public InputConverters(IOptions<WorkerOptions> options, IServiceProvider services)
    {
        _services = services;
        _types = [.. options.Value.InputConverters];
        if (_types.Length == 0)
        {
            throw new InvalidOperationException("WorkerOptions.InputConverters is empty, so no parameter could be filled; register a converter.");
        }

        var builtIn = new WorkerOptions();
        RegisterBuiltIn(builtIn);
        AreBuiltIn = _types.SequenceEqual(builtIn.InputConverters);
    }

    /// <summary>The converters for all parameters, in their order.</summary>
    public IReadOnlyList<Type> Types => _types;

    /// <summary>Whether the app left the list as it was.</summary>
    public bool AreBuiltIn { get; }

    /// <summary>The worker's own, in its order.</summary>
    public static void RegisterBuiltIn(WorkerOptions options)
    {
        options.InputConverters.Register<HttpRequestConverter>();
        options.InputConverters.Register<FunctionContextConverter>();
        options.InputConverters.Register<AssignableConverter>();
        options.InputConverters.Register<GuidConverter>();
        options.InputConverters.Register<DateTimeConverter>();
        options.InputConverters.Register<MemoryConverter>();
        options.InputConverters.Register<StringToByteConverter>();
        options.InputConverters.Register<JsonPocoConverter>();
        options.InputConverters.Register<ArrayConverter>();
        options.InputConverters.Register<CancellationTokenConverter>();
    }

    public IInputConverter Get(Type type) =>
        _instances.GetOrAdd(type, static (type, services) => (IInputConverter)ActivatorUtilities.CreateInstance(services, type), _services);

    /// <summary>Those that may fill a parameter of a type, in their order.</summary>
    public IEnumerable<IInputConverter> For(Type target) =>
        _types.Select(Get).Where(converter => converter is not BuiltInConverter known || known.Takes(target));

    /// <summary>How parameters of a type are filled without looking at any source; null where a converter has to look.</summary>
    public Func<RuntimeFunctionContext, object?>? DirectFor(Type type) => (For(type).FirstOrDefault() as BuiltInConverter)?.DirectFor(type);
}
