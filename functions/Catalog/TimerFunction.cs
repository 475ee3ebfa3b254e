using System.Reflection;

namespace Nebula.Functions.Catalog;

/// <summary>One timer function of this app.</summary>
internal sealed record TimerFunction(string Name, MethodInfo Method, string Schedule);
