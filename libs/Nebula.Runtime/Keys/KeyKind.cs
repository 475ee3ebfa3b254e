namespace Nebula.Runtime.Keys;

/// <summary>Which keys a key is among. The names are in the database.</summary>
internal enum KeyKind
{
    /// <summary>Of an extension; opens level System.</summary>
    System,

    /// <summary>Opens every function of level Function.</summary>
    Host,

    /// <summary>Opens one function of level Function.</summary>
    Function,
}
