using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Admin;

/// <summary>The root of the app, where no function has it. Says that something runs, not what.</summary>
internal sealed class Homepage(IConfiguration settings)
{
    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Function app</title></head>
        <body><h1>This function app is up and running.</h1></body>
        </html>
        """;

    private readonly bool _isDisabled =
        settings["AzureWebJobsDisableHomepage"] is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    public Task AnswerAsync(HttpContext http)
    {
        if (_isDisabled)
        {
            return AdminAnswer.EndAsync(http, StatusCodes.Status204NoContent);
        }

        http.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        return http.Response.WriteAsync(Page, http.RequestAborted);
    }
}
