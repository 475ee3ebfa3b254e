using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Outbound;

/// <summary>What may be dialled that is refused otherwise.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    public const string SectionName = "Outbound";

    /// <summary>The environment variable, named in every refusal that it could lift.</summary>
    public const string AllowVariable = "NEBULA_OUTBOUND_ALLOW";

    [EnvironmentVariable(
        AllowVariable,
        "Servers on this machine that monitors may dial, as address:port, by commas; localhost:port stands for 127.0.0.1 and [::1]. Without it "
            + "loopback is refused, and so are this installation's own PostgreSQL and Redis wherever they are. Link-local and metadata addresses stay refused.",
        Label = "Servers on this machine that may be dialled",
        Example = "127.0.0.1:32400,localhost:11434",
        Dangerous = true)]
    public string Allow { get; set; } = "";

    [EnvironmentVariable(
        "NEBULA_OUTBOUND_OWN",
        "The site and the functions of this installation, as address:port, by commas, so that it can watch itself. `./nebula up` sets it.",
        Label = "This installation's own addresses",
        Locked = "./nebula up knows the addresses and sets them.")]
    public string Own { get; set; } = "";

    /// <summary>This installation's own servers, refused like loopback; put in by code, from the connection settings.</summary>
    public IList<ProtectedEndpoint> Protected { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (text, member) in new[] { (Allow, nameof(Allow)), (Own, nameof(Own)) })
        {
            var list = EndpointList.Parse(text);
            if (!list.IsSuccess)
            {
                yield return new ValidationResult(list.Error.Detail, [member]);
            }
        }
    }
}
