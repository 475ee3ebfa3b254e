using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Binding;

/// <summary>Reads the body by the formatters of MVC and validates what came out.</summary>
internal sealed class FromBodyConverter : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.FunctionContext.GetHttpContext() is not { } http)
        {
            return ConversionResult.Unhandled();
        }

        try
        {
            return ConversionResult.Success(await ReadAsync(context, http));
        }
        catch (Exception exception) when (exception is InvalidOperationException or InputFormatterException)
        {
            return ConversionResult.Failed(exception);
        }
    }

    private static async Task<object?> ReadAsync(ConverterContext context, HttpContext http)
    {
        var services = http.RequestServices;
        var metadata = services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(context.TargetType);
        var state = new ModelStateDictionary();
        var input = new InputFormatterContext(
            http, "", state, metadata, services.GetRequiredService<IHttpRequestStreamReaderFactory>().CreateReader);
        var formatter = services.GetRequiredService<IOptions<MvcOptions>>().Value.InputFormatters
            .FirstOrDefault(candidate => candidate.CanRead(input));
        if (formatter is null)
        {
            return IsEmpty(http.Request)
                ? Nothing(context)
                : throw new InvalidOperationException($"No formatter reads a body of media type '{http.Request.ContentType}'.");
        }

        var result = await formatter.ReadAsync(input);
        if (!result.HasError && !result.IsModelSet)
        {
            return Nothing(context);
        }

        if (!result.HasError)
        {
            var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor(), state);
            services.GetRequiredService<IObjectModelValidator>().Validate(action, validationState: null, prefix: "", result.Model);
        }

        return state.IsValid ? result.Model : throw new InvalidOperationException($"The body is not valid: {ErrorsOf(state)}");
    }

    private static object? Nothing(ConverterContext context)
    {
        context.FunctionContext.GetLogger(LogCategories.Http).EmptyBody(context.FunctionContext.FunctionDefinition.Name);
        return null;
    }

    private static bool IsEmpty(HttpRequest request) => request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null);

    private static string ErrorsOf(ModelStateDictionary state) => string.Join("; ", state.SelectMany(entry =>
        entry.Value!.Errors.Select(error => $"{entry.Key}: {error.ErrorMessage}")));
}
