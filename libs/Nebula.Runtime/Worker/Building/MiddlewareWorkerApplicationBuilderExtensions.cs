using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Runtime.Invocation;

namespace Microsoft.Extensions.Hosting;

/// <summary>Ways to register a middleware; they run in the order of registration.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    /// <summary>Adds a middleware class; its one instance comes from the services.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="builder">The app.</param>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware
    {
        builder.Services.TryAddSingleton<T>();
        return builder.Use(next =>
        {
            var middleware = FinderOf<T>(builder.Services);
            return context => middleware(context).Invoke(context, next);
        });
    }

    /// <summary>Adds a middleware function.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="middleware">Takes the invocation and the rest of the way.</param>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.Use(next => context => middleware(context, () => next(context)));

    /// <summary>Adds a middleware class for some invocations; the others pass by it.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="builder">The app.</param>
    /// <param name="predicate">Which invocations.</param>
    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        builder.Services.TryAddSingleton<T>();
        return builder.Use(next =>
        {
            var middleware = FinderOf<T>(builder.Services);
            return context => predicate(context) ? middleware(context).Invoke(context, next) : next(context);
        });
    }

    /// <summary>Adds a middleware function for some invocations; the others pass by it.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="predicate">Which invocations.</param>
    /// <param name="middleware">Takes the invocation and the rest of the way.</param>
    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder,
        Func<FunctionContext, bool> predicate,
        Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));

    /// <summary>
    /// Calls the function at this place. Building the app adds this step behind all middlewares anyway; those that are registered
    /// after an earlier one never run.
    /// </summary>
    /// <param name="builder">The app.</param>
    public static IFunctionsWorkerApplicationBuilder UseDefaultWorkerMiddleware(this IFunctionsWorkerApplicationBuilder builder) =>
        builder.Use(_ => InvocationPipeline.ExecuteFunction);

    // Run when the pipeline is composed: from then on no registration is added.
    private static Func<FunctionContext, T> FinderOf<T>(IServiceCollection services)
        where T : class
    {
        if (services.Last(service => service.ServiceType == typeof(T) && !service.IsKeyedService).Lifetime is not ServiceLifetime.Singleton)
        {
            // The app registered its own, for each invocation.
            return static context => context.InstanceServices.GetRequiredService<T>();
        }

        T? only = null;
        return context => only ??= context.InstanceServices.GetRequiredService<T>();
    }
}
