using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>A functions app that is being put together.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly FunctionsHostBuilder _host;

    internal FunctionsApplicationBuilder(string[] args)
        : this(args, FunctionsHostLocation.OfEntryAssembly())
    {
    }

    internal FunctionsApplicationBuilder(string[] args, FunctionsHostLocation location) => _host = new FunctionsHostBuilder(args, location);

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => _host.Application.Properties;

    /// <summary>Settings: <c>appsettings.json</c>, environment, command line, the later ones first.</summary>
    public ConfigurationManager Configuration => _host.Web.Configuration;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The environment, by <c>AZURE_FUNCTIONS_ENVIRONMENT</c>; Production without it.</summary>
    public IHostEnvironment Environment => _host.Web.Environment;

    /// <summary>Where log providers are added; the console is there.</summary>
    public ILoggingBuilder Logging => _host.Web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _host.Web.Metrics;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => _host.Web.Services;

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _host.Pipeline.Add(middleware);
        return this;
    }

    /// <summary>Finds the functions, checks them and makes the app; once.</summary>
    /// <exception cref="InvalidOperationException">Functions the host would refuse; the message lists them all.</exception>
    public IHost Build() => _host.Build();

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _host.Application.ConfigureContainer(factory, configure);

    internal FunctionsApplicationBuilder AddWebApplication()
    {
        _host.AddWebApplication();
        return this;
    }
}
