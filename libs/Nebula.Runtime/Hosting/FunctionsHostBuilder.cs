using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Keys;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// The process behind a functions app. It starts from an empty web application, so that nothing is read or served
/// that is not written here.
/// </summary>
internal sealed class FunctionsHostBuilder
{
    private readonly FunctionsHostLocation _location;
    private readonly HostJson _hostJson;
    private bool _isWeb;
    private bool _isBuilt;

    public FunctionsHostBuilder(string[] args, FunctionsHostLocation location)
    {
        _location = location;
        Web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = location.Name,
            ContentRootPath = location.Directory,
            EnvironmentName = EnvironmentName(),
        });
        Web.Configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddJsonFile($"appsettings.{Web.Environment.EnvironmentName}.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        _hostJson = HostJson.Read(location.Directory, Web.Configuration);

        // The later section wins, so a setting of the app overrides host.json.
        Web.Logging
            .AddConfiguration(_hostJson.Root.GetSection("logging"))
            .AddConfiguration(Web.Configuration.GetSection("Logging"))
            .AddConsole();
        var isDevelopment = Web.Environment.IsDevelopment();
        Application.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions
        {
            ValidateScopes = isDevelopment,
            ValidateOnBuild = isDevelopment,
        }));
        Web.Services.AddOptions<WorkerOptions>();
        Web.Services.AddRouting();
        Web.Services.AddSingleton(TimeProvider.System);
        Web.Services.AddSingleton<HostState>();
        Web.Services.AddSingleton<OutstandingWork>();
        Web.Services.AddSingleton<DrainMode>();
    }

    public WebApplicationBuilder Web { get; }

    public IHostApplicationBuilder Application => Web;

    public InvocationPipeline Pipeline { get; } = new();

    public void AddWebApplication()
    {
        if (_isWeb)
        {
            return;
        }

        _isWeb = true;
        Pipeline.Add(HttpInvocation.Middleware);

        // For results and formatters only. With a manager there, MVC does not search assemblies for controllers.
        Web.Services.AddSingleton(new ApplicationPartManager());
        Web.Services.AddMvcCore().AddDataAnnotations();
    }

    public IHost Build()
    {
        if (_isBuilt)
        {
            throw new InvalidOperationException("The app was built already; Build can be called once.");
        }

        if (!_isWeb)
        {
            throw new InvalidOperationException("Call ConfigureFunctionsWebApplication() on the builder before Build().");
        }

        _isBuilt = true;
        var options = FunctionsRuntimeOptions.Read(Web.Configuration);
        Web.Services.AddSingleton(options);
        Web.Services.AddSingleton(Pipeline);
        Web.Services.AddSingleton(services => FunctionCatalog.Create(_location, _hostJson, services, Web.Services));
        Web.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownGrace);
        Web.Services.AddRequestTimeouts(_hostJson.FunctionTimeout);
        Web.Services.AddKeys(options, _location.Name);
        Web.Services.AddTimers(options, _location.Name);
        Web.WebHost.UseFunctionsKestrel(options);
        var application = Web.Build();
        try
        {
            application.MapFunctions(Pipeline);
            var state = application.Services.GetRequiredService<HostState>();
            application.Lifetime.ApplicationStarted.Register(state.Start);
            application.Lifetime.ApplicationStopping.Register(state.Stop);
            return application;
        }
        catch
        {
            ((IDisposable)application).Dispose();
            throw;
        }
    }

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") is { Length: > 0 } name ? name : Environments.Production;
}
