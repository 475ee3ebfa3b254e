using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Tests.Startup;

internal sealed class TwoTriggers
{
    [Function("two-triggers")]
    public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [TimerTrigger("0 * * * * *")] TimerInfo timer)
    {
    }
}

internal sealed class NoTrigger
{
    [Function("no-trigger")]
    public void Run()
    {
    }
}

internal sealed class DuplicateNames
{
    [Function("twin")]
    public void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "one")] HttpRequest request)
    {
    }

    [Function("Twin")]
    public void Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "two")] HttpRequest request)
    {
    }
}

internal sealed class DuplicateRoutes
{
    [Function("route-one")]
    public void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things/{id:int}")] HttpRequest request)
    {
    }

    [Function("route-two")]
    public void Two([HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "/Things/{other:int}")] HttpRequest request)
    {
    }
}

internal sealed class SameRouteOtherMethods
{
    [Function("read-thing")]
    public void Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request)
    {
    }

    [Function("write-thing")]
    public void Write([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "things/{id:int}")] HttpRequest request)
    {
    }

    [Function("find-thing")]
    public void Find([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{name:alpha}")] HttpRequest request)
    {
    }
}

internal sealed class ReservedRoutes
{
    [Function("reserved-admin")]
    public void Admin([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Administrators")] HttpRequest request)
    {
    }

    [Function("reserved-runtime")]
    public void Runtime([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/runtime-info")] HttpRequest request)
    {
    }
}

internal sealed class BadNames
{
    [Function("1-digit-first")]
    public void Digit([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a")] HttpRequest request)
    {
    }

    [Function("has space")]
    public void Space([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "b")] HttpRequest request)
    {
    }

    [Function("HOST")]
    public void Host([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "c")] HttpRequest request)
    {
    }

    [Function("line\n")]
    public void Line([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "d")] HttpRequest request)
    {
    }
}

internal sealed class BadRoutes
{
    [Function("bad-template")]
    public void Template([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id")] HttpRequest request)
    {
    }

    [Function("bad-constraint")]
    public void Constraint([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "y/{id:nope}")] HttpRequest request)
    {
    }
}

internal sealed class BadTimers
{
    [Function("bad-cron")]
    public void Cron([TimerTrigger("0 99 * * * *")] TimerInfo timer)
    {
    }

    [Function("never-timer")]
    public void Never([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer)
    {
    }

    [Function("missing-setting")]
    public void Setting([TimerTrigger("%NoSuchSchedule%")] TimerInfo timer)
    {
    }

    [Function("bad-retry")]
    [FixedDelayRetry(3, "soon")]
    public void Retry([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
    {
    }
}

internal sealed class BadMethods
{
    [Function("value-task")]
    public ValueTask<IResult> Value([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new(Results.Ok());

    [Function("mvc-body")]
    public void Body(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [Microsoft.AspNetCore.Mvc.FromBody] string body)
    {
    }

    [Function("hidden")]
    internal void Hidden([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }

    [Function("http-context")]
    public void Context([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, HttpContext context)
    {
    }

    [Function("overloaded")]
    public void Overloaded([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }

    public void Overloaded()
    {
    }
}

internal sealed record TwoAnswers([property: HttpResult] IResult First, HttpResponseData Second);

internal sealed class BadSignatures
{
    [Function("two-answers")]
    public TwoAnswers Two([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new NotSupportedException();

    [Function("text-trigger")]
    public void Text([HttpTrigger(AuthorizationLevel.Anonymous, "get")] string request)
    {
    }
}

internal sealed class Outer
{
    internal sealed class Nested
    {
        [Function("nested")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
        }
    }
}

internal sealed class ScheduledBySetting
{
    [Function("scheduled")]
    public void Run([TimerTrigger("%Timers:Nightly%")] TimerInfo timer)
    {
    }
}
