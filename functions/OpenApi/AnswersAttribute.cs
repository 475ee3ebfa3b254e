namespace Nebula.Functions.OpenApi;

/// <summary>One answer of the function. Problems are answered by status and the stable codes it may carry.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AnswersAttribute(int status) : Attribute
{
    public AnswersAttribute(int status, Type type)
        : this(status) => Type = type;

    public int Status { get; } = status;

    /// <summary>The JSON body; null for none.</summary>
    public Type? Type { get; }

    /// <summary>For an answer of 400 or more: the codes of the problem details.</summary>
    public string[] Codes { get; init; } = [];

    /// <summary><c>text/event-stream</c> instead of JSON; <see cref="Type"/> then is one event's data.</summary>
    public bool IsEventStream { get; init; }
}
