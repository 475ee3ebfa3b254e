using System.Text;

namespace Nebula.Cli.Benchmarks.Load;

/// <summary>A request that is sent over and over, and the one right answer to it.</summary>
/// <param name="Name">How tables call it.</param>
/// <param name="Path">The path; the method is GET, or POST where there is a body.</param>
/// <param name="Body">JSON, or null.</param>
/// <param name="Answer">The body of the 200 that has to come back; null when any will do.</param>
internal sealed record LoadRequest(string Name, string Path, string? Body, string? Answer)
{
    /// <summary>More headers, each with its line's end.</summary>
    public string Headers { get; init; } = "";

    /// <summary>As it goes over the wire, with headers such as a client sends.</summary>
    public byte[] ToBytes(string host) => Encoding.UTF8.GetBytes(
        $"{(Body is null ? "GET" : "POST")} {Path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: nebula-bench\r\nAccept: */*\r\n{Headers}"
        + (Body is null ? "\r\n" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n\r\n{Body}"));
}
