using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Nebula.Functions.Composition;
using Nebula.Functions.Health;

if (HealthQuestion.PortOf(args) is { } port)
{
    return await HealthQuestion.AskAsync(port);
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddNebula();
builder.UseNebula();
builder.Build().Run();
return Environment.ExitCode;
