using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Nebula.Homelab.Discovery.Parts;

/// <summary>Looks for the tunnel's network interface, and for the program where there is none.</summary>
internal sealed class TailscaleFinder : IPartFinder
{
    private static readonly IPNetwork V6 = IPNetwork.Parse("fd7a:115c:a1e0::/48");

    public string Id => "tailscale";

    public string Name => "Tailscale";

    public Task<FoundPart> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.OperationalStatus != OperationalStatus.Down && AddressOf(network) is { } address)
            {
                return Task.FromResult(new FoundPart
                {
                    Id = Id,
                    Name = Name,
                    Found = true,
                    Evidence = $"interface {network.Name} has {address}",
                });
            }
        }

        var program = FindProgram();
        return Task.FromResult(new FoundPart
        {
            Id = Id,
            Name = Name,
            Found = false,
            Evidence = program is null ? "no Tailscale interface and no tailscale program" : $"{program} is installed, but not connected",
            Unlocks = "Your machines reach one another from anywhere, without open ports.",
            HowTo = program is null ? "https://tailscale.com/download" : "sudo tailscale up",
        });
    }

    // macOS names tunnels utunN, so there the address tells: its IPv6 prefix is Tailscale's own, 100.64/10 alone may be a provider's.
    private static IPAddress? AddressOf(NetworkInterface network)
    {
        var isNamed = network.Name.StartsWith("tailscale", StringComparison.OrdinalIgnoreCase);
        var addresses = network.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address).ToList();
        return isNamed || addresses.Exists(V6.Contains)
            ? addresses.Find(address => address.AddressFamily == AddressFamily.InterNetwork) ?? addresses.FirstOrDefault()
            : null;
    }

    private static string? FindProgram()
    {
        var name = OperatingSystem.IsWindows() ? "tailscale.exe" : "tailscale";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
