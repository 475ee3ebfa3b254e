using System.Collections.Frozen;
using System.Net;

namespace Nebula.Platform.Outbound;

/// <summary>Which kinds of address a caller may dial without being listed in configuration.</summary>
/// <param name="Caller">For messages: "loopback is not allowed for monitors".</param>
/// <param name="Allowed">The kinds that are free.</param>
public sealed record OutboundPolicy(string Caller, IReadOnlySet<AddressKind> Allowed)
{
    // Lifted by an entry in configuration. Everything else that is not allowed stays refused whatever is configured.
    private static readonly FrozenSet<AddressKind> Liftable = [AddressKind.Loopback];

    /// <summary>Private targets are what monitors are for.</summary>
    public static OutboundPolicy Monitors { get; } = new(
        "monitors",
        new[] { AddressKind.Public, AddressKind.Private, AddressKind.SharedNat, AddressKind.UniqueLocal }.ToFrozenSet());

    /// <summary>Registries of domain names, which a list out of the internet names, answer there.</summary>
    public static OutboundPolicy Registries { get; } = new("registries", new[] { AddressKind.Public }.ToFrozenSet());

    /// <summary>Webhooks go to the same places as monitors: Home Assistant and n8n stand in the house, too.</summary>
    public static OutboundPolicy Webhooks { get; } = new("webhooks", Monitors.Allowed);

    /// <summary>Where people want to be told is as often in the house as outside of it.</summary>
    public static OutboundPolicy Notifications { get; } = new("notifications", Monitors.Allowed);

    /// <summary>A collector stands on this machine more often than not, and its address is the owner's to set.</summary>
    public static OutboundPolicy Collector { get; } = new("the collector", Monitors.Allowed.Append(AddressKind.Loopback).ToFrozenSet());

    /// <summary>The identity provider stands wherever the owner of the installation put it.</summary>
    public static OutboundPolicy SignOn { get; } = new("single sign-on", Monitors.Allowed);

    /// <summary>For looking around on this machine: only for addresses that are fixed in code.</summary>
    public static OutboundPolicy Discovery { get; } = new("discovery", new[] { AddressKind.Loopback }.ToFrozenSet());

    /// <summary>The one address that may be dialled, listed or not, and nothing else; null for what the kinds say.</summary>
    public IPEndPoint? Only { get; init; }

    /// <summary>The target of a fire drill, which this process listens for itself.</summary>
    public static OutboundPolicy FireDrill(IPEndPoint target) => Monitors with { Caller = "the fire drill", Only = target };

    public bool Allows(AddressKind kind) => Allowed.Contains(kind);

    public static bool CanBeListed(AddressKind kind) => Liftable.Contains(kind);
}
