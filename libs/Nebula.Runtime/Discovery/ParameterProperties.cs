namespace Nebula.Runtime.Discovery;

/// <summary>What a parameter's properties are called.</summary>
internal static class ParameterProperties
{
    public const string BindingAttribute = "bindingAttribute";
}
