using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Functions.Streams;

internal static class StreamsRegistration
{
    public static IServiceCollection AddStreams(this IServiceCollection services) => services.AddSingleton<EventStreamWriter>();
}
