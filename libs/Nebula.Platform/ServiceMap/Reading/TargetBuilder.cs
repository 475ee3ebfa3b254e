using System.Globalization;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>
/// Where a service is dialled: its own url, or host and port, where the host left out is the node's preferred address and the port
/// left out is the usual one of its kind. Everything null when a variable is missing, or after an error.
/// </summary>
internal sealed class TargetBuilder(ServiceSource service, VariableValues variables, ErrorList errors)
{
    /// <summary>The URL that the check uses, with the path appended.</summary>
    public string? CheckUrl()
    {
        var path = service.Check.Scalar("path");
        if (service.Check.Has("url"))
        {
            if (path is not null)
            {
                errors.Add(path.At, "The check has both a url and a path.", "Append the path to the url, or leave url out.");
            }

            return Url(service.Check.Scalar("url"));
        }

        if (BaseUrl() is not { } url)
        {
            return null;
        }

        var parsed = new Uri(url);
        if (path is null)
        {
            return parsed.PathAndQuery == "/" && service.Kind.HealthPath is { } usual && service.CheckFormat.TakesPath
                ? url.TrimEnd('/') + usual : url;
        }

        if (parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
        {
            errors.Add(path.At, "The service's url has a query, so no path can be appended.", "Write the whole address as check: url.");
            return null;
        }

        return url.TrimEnd('/') + path.Text;
    }

    public (string? Host, int? Port) Endpoint(bool withPort)
    {
        if (!service.Members.Has("url"))
        {
            return (Host(), withPort ? Port() : null);
        }

        return Url(service.Members.Scalar("url")) is { } url ? (new Uri(url).IdnHost, withPort ? new Uri(url).Port : null) : (null, null);
    }

    public string? Url(SourceScalar? scalar)
    {
        if (Expand(scalar) is not { } url)
        {
            return null;
        }

        if (Address.UrlFault(url) is not { } fault)
        {
            return url;
        }

        errors.Add(scalar!.At, $"The address {fault}.");
        return null;
    }

    private string? BaseUrl()
    {
        if (service.Members.Has("url"))
        {
            return Url(service.Members.Scalar("url"));
        }

        var (host, port) = (Host(), Port());
        return host is null || port is null ? null : string.Create(CultureInfo.InvariantCulture, $"http://{Address.InUrl(host)}:{port}");
    }

    private string? Host()
    {
        var scalar = service.Members.Scalar("host");
        if (scalar is null)
        {
            return service.Members.Has("host") ? null : NodeAddress(service.Entry.At);
        }

        if (variables.Expand(scalar, service.Missing) is not { } host)
        {
            return null;
        }

        if (Address.HostFault(host) is not { } fault)
        {
            return host;
        }

        errors.Add(scalar.At, $"The host {fault}.", "Write only the host: 192.168.1.20 or nas.local.");
        return null;
    }

    private int? Port()
    {
        if (!service.Members.Has("port"))
        {
            if (service.Kind.DefaultPort is null)
            {
                errors.Add(service.Entry.At, $"The service '{SourceReader.Shortened(service.Entry.Key)}' has no port.", "Give it a url, or a port.");
            }

            return service.Kind.DefaultPort;
        }

        var scalar = service.Members.Scalar("port");
        if (variables.Expand(scalar, service.Missing) is not { } text)
        {
            return null;
        }

        if (ScalarValue.Integer(text) is { } port and >= 1 and <= 65_535)
        {
            return port;
        }

        // A number as written has been looked at; a variable's value has not.
        if (Template.HasVariable(scalar!.Text))
        {
            errors.Add(scalar.At, "'port' must be a whole number from 1 to 65535.", "Correct the variable.");
        }

        return null;
    }

    private string? Expand(SourceScalar? scalar)
    {
        if (scalar is null || !Address.StartsLikeUrl(scalar.Text))
        {
            return null;
        }

        var usesNode = Template.Parse(scalar.Text, out _)?.NodeAddressOffset is not null;
        var address = usesNode ? NodeAddress(scalar.At) : null;
        var text = variables.Expand(scalar, service.Missing, address is null ? null : Address.InUrl(address));
        service.Missing.Remove(Template.NodeAddress);
        return text;
    }

    private string? NodeAddress(Position at)
    {
        if (service.Node is { Addresses: [var preferred, ..] })
        {
            return preferred.Address;
        }

        if (service.Node is { MissingSettings.Count: > 0 })
        {
            service.Missing.AddRange(service.Node.MissingSettings.Except(service.Missing));
        }
        else if (service.Node is not null || !service.Members.Has("node"))
        {
            errors.Add(at, $"The service '{SourceReader.Shortened(service.Entry.Key)}' has no address.", "Give it a url or a host, or a node that has addresses.");
        }

        return null;
    }
}
