using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Discovery;

/// <summary>The functions of the app, checked.</summary>
internal sealed record FunctionCatalog(IReadOnlyList<HttpFunction> Http, IReadOnlyList<TimerFunction> Timers)
{
    public static FunctionCatalog Create(FunctionsHostLocation location, HostJson hostJson, IServiceProvider services)
    {
        var problems = new StartupProblems();
        var functions = FunctionDiscovery.Find(location.Types, problems);
        var routes = new HttpRouteRules(hostJson.RoutePrefix, services.GetRequiredService<ParameterPolicyFactory>(), problems);
        var schedules = new TimerRules(services.GetRequiredService<IConfiguration>(), hostJson.FunctionTimeout, problems);
        var http = new List<HttpFunction>();
        var timers = new List<TimerFunction>();
        foreach (var function in functions)
        {
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
        problems.ThrowIfAny();
        return new FunctionCatalog(http, timers);
    }
}
