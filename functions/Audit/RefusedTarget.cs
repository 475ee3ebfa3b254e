using Microsoft.AspNetCore.Http;

namespace Nebula.Functions.Audit;

/// <summary>What a refused act was about, where only the function itself can know it.</summary>
/// <param name="Target">Kind and id.</param>
/// <param name="Name">What it is called.</param>
internal sealed record RefusedTarget(string Target, string Name)
{
    public static RefusedTarget? Of(HttpContext http) => http.Items[typeof(RefusedTarget)] as RefusedTarget;
}
