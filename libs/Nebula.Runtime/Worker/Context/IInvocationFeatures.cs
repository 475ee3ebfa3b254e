namespace Microsoft.Azure.Functions.Worker;

/// <summary>Features of an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets a feature, or replaces it.</summary>
    /// <typeparam name="T">The type that it is found under.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>Finds a feature; null where there is none.</summary>
    /// <typeparam name="T">The type that it was set under.</typeparam>
    T? Get<T>();
}
