using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nebula.Runtime.SampleApp.Faults;
using Nebula.Runtime.SampleApp.Timers;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FaultCountsMiddleware>();
builder.Services.AddSingleton<RunLog>();
builder.Services.AddFaults();
builder.Build().Run();
