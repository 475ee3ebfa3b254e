using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Nebula.Runtime.Admin;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http;
using Nebula.Runtime.Http.Edge;
using Nebula.Runtime.Http.Throttling;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Invocation.Binding;
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
    private readonly LocalSettings _local;
    private bool _isWeb;
    private bool _isBuilt;

    public FunctionsHostBuilder(string[] args, FunctionsHostLocation location)
    {
        _location = location;
        Web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = location.Name,
            ContentRootPath = location.Directory,
            EnvironmentName = EnvironmentName(args),
        });
        _local = Web.Environment.IsDevelopment() ? LocalSettings.Read(location.Directory) : LocalSettings.None;
        _local.ToEnvironment();
        Web.Configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddJsonFile($"appsettings.{Web.Environment.EnvironmentName}.json", optional: true, reloadOnChange: false)
            .AddInMemoryCollection(_local.Configuration)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        ProcessTimeZone.Apply(Web.Configuration);
        _hostJson = HostJson.Read(location.Directory, Web.Configuration);

        AddLogging();
        var isDevelopment = Web.Environment.IsDevelopment();
        Application.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions
        {
            ValidateScopes = isDevelopment,
            ValidateOnBuild = isDevelopment,
        }));
        Web.Services.AddOptions<WorkerOptions>().Configure(InputConverters.RegisterBuiltIn);
        Web.Services.AddSingleton<InputConverters>();
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
        Pipeline.Compose();
        var options = FunctionsRuntimeOptions.Read(Web.Configuration);
        Web.Services.AddSingleton(options);
        var hostId = HostId.Read(Web.Configuration, _location.Name);
        Web.Services.AddSingleton(hostId);
        Web.Services.AddSingleton(_hostJson);
        Web.Services.AddSingleton(_local);
        Web.Services.AddSingleton(Pipeline);
        Web.Services.AddSingleton(_location);
        Web.Services.TryAddSingleton(new ProcessExit(code => Environment.ExitCode = code));
        Web.Services.AddSingleton(services => FunctionCatalog.Create(_location, _hostJson, services, Web.Services));
        Web.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownGrace);
        Web.Services.AddRequestTimeouts(_hostJson.FunctionTimeout);
        Web.Services.AddRequestThrottle(_hostJson);
        Web.Services.AddLocalCors(_local);
        Web.Services.AddKeys(options, hostId.Value);
        Web.Services.AddTimers(options, _hostJson, hostId.Value);
        Web.WebHost.UseFunctionsKestrel(options);
        var application = Web.Build();
        try
        {
            application.MapFunctions(Pipeline);
            application.MapAdmin();
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

    private static string EnvironmentName(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables("AZURE_FUNCTIONS_").AddCommandLine(args).Build()[HostDefaults.EnvironmentKey]
            is { Length: > 0 } name
            ? name
            : Environments.Production;

    private void AddLogging()
    {
        // With problems, the app tells them and ends; a level among them would end it before, and tell of nothing else.
        if (_hostJson.Problems.Count == 0)
        {
            Web.Logging.AddConfiguration(_hostJson.Root.GetSection("logging"));
        }

        // The later section wins, so a setting of the app overrides host.json.
        Web.Logging.AddConfiguration(Web.Configuration.GetSection("Logging"));
        if (!_hostJson.Logging.ToConsole)
        {
            return;
        }

        Web.Logging.AddConsole();
        if (!_hostJson.Logging.InColour)
        {
            Web.Services.Configure<SimpleConsoleFormatterOptions>(console => console.ColorBehavior = LoggerColorBehavior.Disabled);
        }
    }
}
