using System.Collections;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The converters that fill parameters; the first that handles one wins. The worker's own are in it from the start.</summary>
public sealed class InputConverterCollection : IEnumerable<Type>
{
    private readonly List<Type> _types = [];

    /// <summary>None to begin with.</summary>
    public InputConverterCollection()
    {
    }

    /// <summary>Adds a converter behind all others: it is asked for what they leave.</summary>
    /// <typeparam name="T">Its class; one instance serves all invocations, made with the app's services.</typeparam>
    public void Register<T>()
        where T : IInputConverter => _types.Add(typeof(T));

    /// <summary>Adds a converter at a place.</summary>
    /// <typeparam name="T">Its class; one instance serves all invocations, made with the app's services.</typeparam>
    /// <param name="index">The place; 0 is before all others.</param>
    public void RegisterAt<T>(int index)
        where T : IInputConverter => _types.Insert(index, typeof(T));

    /// <summary>Removes all converters, also the worker's own.</summary>
    public void Clear() => _types.Clear();

    /// <inheritdoc/>
    public IEnumerator<Type> GetEnumerator() => _types.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
