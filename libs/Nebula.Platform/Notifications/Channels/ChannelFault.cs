using Nebula.Platform.Errors;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>What is wrong with a channel's definition.</summary>
internal static class ChannelFault
{
    public static Error Of(string field, string message) =>
        Error.Invalid("channel_invalid", $"The channel is not valid. {field}: {message}", new FieldError(field, message));
}
