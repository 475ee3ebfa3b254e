using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

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

    [Function("zero-interval")]
    public void Zero([TimerTrigger("00:00:00")] TimerInfo timer)
    {
    }

    [Function("endless-interval")]
    public void Endless([TimerTrigger("10000000.00:00:00")] TimerInfo timer)
    {
    }

    [Function("timer-type")]
    public void Type([TimerTrigger("0 0 0 * * *")] string timer)
    {
    }
}

internal sealed class BadRetries
{
    [Function("bad-retry")]
    [FixedDelayRetry(3, "soon")]
    public void Soon([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
    {
    }

    [Function("five-days")]
    [FixedDelayRetry(3, "5")]
    public void Days([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
    {
    }

    [Function("bad-count")]
    [FixedDelayRetry(-2, "00:00:10")]
    public void Count([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
    {
    }

    [Function("wrong-way-round")]
    [ExponentialBackoffRetry(3, "00:01:00", "00:00:10")]
    public void Growing([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
    {
    }

    [Function("http-retry")]
    [FixedDelayRetry(3, "00:00:10")]
    public void Http([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
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

    [Function("async-void")]
    public async void NotAwaited([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => await Task.Yield();

    [Function("by-reference")]
    public void Reference([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, ref int count)
    {
    }

    [Function("binding-name")]
    public void Binding([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest the_request)
    {
    }

    [Function("http-method")]
    public void Method([HttpTrigger(AuthorizationLevel.Anonymous, "get,post")] HttpRequest request)
    {
    }

    [Function("generic-method")]
    public void Generic<T>([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
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

internal abstract class AbstractClass
{
    [Function("abstract-class")]
    public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }
}

internal sealed class IgnoredAttributes
{
    [Function("from-header")]
    public void Header(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [Microsoft.AspNetCore.Mvc.FromHeader] string? etag)
    {
    }

    [Function("from-form")]
    public void Form(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [Microsoft.AspNetCore.Mvc.FromForm] string? field)
    {
    }

    [Function("from-services")]
    public void Services(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [Microsoft.AspNetCore.Mvc.FromServices] TimeProvider time)
    {
    }

    [Function("from-keyed")]
    public void Keyed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [FromKeyedServices("key")] TimeProvider time)
    {
    }

    [Function("as-parameters")]
    public void Parameters([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [AsParameters] Version version)
    {
    }

    [Function("renamed")]
    public void Renamed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "page-size")] int? size)
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
