namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Takes values out of a mapping; null where there is none or where it is malformed, which has been reported by then.</summary>
internal static class MappingValues
{
    public static SourceScalar? Scalar(this SourceMapping? mapping, string key) => mapping?.Find(key)?.Value as SourceScalar;

    public static SourceMapping? Mapping(this SourceMapping? mapping, string key) => mapping?.Find(key)?.Value as SourceMapping;

    public static bool Has(this SourceMapping? mapping, string key) => mapping?.Find(key) is not null;

    public static string? Word(this SourceMapping? mapping, string key) => mapping.Scalar(key)?.Text;

    public static int? Integer(this SourceMapping? mapping, string key) => mapping.Word(key) is { } text ? ScalarValue.Integer(text) : null;

    public static int? Seconds(this SourceMapping? mapping, string key) => mapping.Word(key) is { } text ? ScalarValue.Seconds(text) : null;

    public static bool? Flag(this SourceMapping? mapping, string key) => mapping.Scalar(key) is { } scalar ? ScalarValue.Flag(scalar) : null;

    public static IEnumerable<SourceScalar> Scalars(this SourceMapping? mapping, string key) =>
        (mapping?.Find(key)?.Value as SourceList)?.Items.OfType<SourceScalar>() ?? [];

    public static IEnumerable<SourceEntry> Entries(this SourceMapping? mapping, string key) => mapping.Mapping(key)?.Entries ?? [];
}
