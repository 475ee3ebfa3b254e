using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Invocation.Binding;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Discovery;

/// <summary>The functions of the app, checked.</summary>
internal sealed record FunctionCatalog(IReadOnlyList<HttpFunction> Http, IReadOnlyList<TimerFunction> Timers)
{
    /// <summary>Every function, by its name.</summary>
    public IEnumerable<RuntimeFunction> All =>
        Http.Select(http => http.Function).Concat(Timers.Select(timer => timer.Function)).OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static FunctionCatalog Create(
        FunctionsHostLocation location, HostJson hostJson, IServiceProvider services, IEnumerable<ServiceDescriptor> descriptors)
    {
        var problems = new StartupProblems();
        foreach (var problem in hostJson.Problems)
        {
            problems.Add(problem.Key, problem.Text);
        }

        if (services.GetRequiredService<HostId>() is { Problem: { } wrongId })
        {
            problems.Add(HostId.Setting, wrongId);
        }

        var settings = services.GetRequiredService<IConfiguration>();
        var selection = FunctionSelection.Read(hostJson.Root, settings);
        var converters = services.GetRequiredService<InputConverters>();
        var functions = FunctionDiscovery.Find(location.Types, selection, converters, problems);
        var routes = new HttpRouteRules(hostJson.RoutePrefix, services.GetRequiredService<ParameterPolicyFactory>(), problems);
        var schedules = new TimerRules(settings, hostJson.FunctionTimeout, problems);
        var constructors = new ConstructorRules(services, problems);
        var http = new List<HttpFunction>();
        var timers = new List<TimerFunction>();
        foreach (var function in functions)
        {
            constructors.Check(function);
            switch (function.Trigger)
            {
                case HttpTriggerAttribute trigger when routes.Check(function, trigger) is { } checkedFunction:
                    http.Add(checkedFunction);
                    break;
                case TimerTriggerAttribute trigger when schedules.Check(function, trigger) is { } checkedTimer:
                    timers.Add(checkedTimer);
                    break;
                case HttpTriggerAttribute or TimerTriggerAttribute:
                    break;
                default:
                    problems.Add(function.Name, $"its trigger {function.Trigger.GetType().Name} is not known to this runtime.");
                    break;
            }
        }

        routes.CheckDuplicates(http);
        MiddlewareRules.Check(descriptors, problems);
        ConverterRules.Check(descriptors, converters, functions, problems);
        problems.ThrowIfAny();
        Tell(services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategories.Startup), functions, selection);
        routes.WarnOfPrecedence(http, services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategories.Http));
        return new FunctionCatalog(http, timers);
    }

    private static void Tell(ILogger logger, IReadOnlyList<RuntimeFunction> functions, FunctionSelection selection)
    {
        if (selection.Listed is { } listed)
        {
            logger.AllowList(string.Join(", ", listed));
            foreach (var name in listed.Except(functions.Select(function => function.Name), StringComparer.OrdinalIgnoreCase))
            {
                logger.ListedButUnknown(name);
            }
        }

        foreach (var function in functions.Where(function => function.IsDisabled))
        {
            logger.Disabled(function.Name);
        }
    }
}
