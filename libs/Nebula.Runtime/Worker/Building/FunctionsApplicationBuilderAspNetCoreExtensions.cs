namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The web side of a functions app.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>
    /// Serves HTTP functions with ASP.NET Core's own request and response types. Middlewares that are registered
    /// before this call see a result after it was written, and no HTTP context before.
    /// </summary>
    /// <param name="builder">The app.</param>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) =>
        builder.AddWebApplication();
}
