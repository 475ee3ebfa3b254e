using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Nebula.Testing;

public static class FunctionsHostExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Sends a signal to the process, such as <c>-STOP</c> and <c>-CONT</c>. Not on Windows.</summary>
    public static async Task SignalAsync(this FunctionsHost host, string signal)
    {
        using var kill = new Process { StartInfo = new ProcessStartInfo { FileName = "kill" } };
        kill.StartInfo.ArgumentList.Add(signal);
        kill.StartInfo.ArgumentList.Add(host.ProcessId.ToString(CultureInfo.InvariantCulture));
        kill.Start();
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the app says that it is ready; its answer.</summary>
    public static Task<JsonElement> WaitForReadyAsync(this FunctionsHost host) => host.WaitForReadinessAsync("ready");

    /// <summary>Waits until the app says that it is <c>ready</c> or <c>not_ready</c>; its answer.</summary>
    public static async Task<JsonElement> WaitForReadinessAsync(this FunctionsHost host, string status)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var response = await host.Client.GetAsync("/api/health/ready");
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (answer.GetProperty("status").GetString() == status)
            {
                return answer;
            }

            if (watch.Elapsed > Limit)
            {
                throw new TimeoutException($"The app is not {status}: {answer}\n{string.Join('\n', host.Log)}");
            }

            await Task.Delay(50);
        }
    }
}
